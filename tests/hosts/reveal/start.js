Reveal.initialize({ width: 1100, height: 1500, hash: false });

Reveal.initialize({ hash: false });

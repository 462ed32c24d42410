export async function recordPages(dist, write) { return {}; }

// Search over the pages' sections. The same code runs in the browser (it is copied into the site as it stands) and in
// the terminal: plain functions, no imports.

/** Sections of a page: { page, title, heading, anchor, text } each, for the index. */
export function sectionsOf(page, markdown, anchorOf) {
  const parts = markdown.replace(/<!--[\s\S]*?-->/g, '').split(/^(?=#{1,4} )/m);
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? page;
  return parts
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const heading = (/^#+ (.*)$/m.exec(part)?.[1] ?? title).replaceAll('`', '');
      const text = part
        .replace(/^#+ .*$/m, '')
        .replace(/^\|[-| ]+\|$/gm, ' ')
        .replace(/[`*|]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      return { page, title, heading, anchor: anchorOf(heading), text };
    });
}

/** The sections that hold every word of the query, best first: words in headings weigh more than words in texts. */
export function search(index, query, limit = 30) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = [];
  for (const section of index) {
    const [heading, title, text] = [section.heading, section.title, section.text].map((part) => part.toLowerCase());
    let score = 0;
    for (const word of words) {
      const hits = text.split(word).length - 1;
      const here =
        (heading === word ? 60 : heading.includes(word) ? 20 : 0) + (title.includes(word) ? 5 : 0) + Math.min(hits, 8);
      if (here === 0) {
        score = 0;
        break;
      }
      score += here;
    }
    if (score > 0) found.push({ section, score });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ section }) => section);
}

/** The part of a section's text around the first word that is found, shortened. */
export function excerptOf(section, query, length = 160) {
  const lower = section.text.toLowerCase();
  const places = query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => lower.indexOf(word))
    .filter((at) => at >= 0);
  const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - 50);
  return `${from > 0 ? '… ' : ''}${section.text.slice(from, from + length).trim()}${from + length < section.text.length ? ' …' : ''}`;
}

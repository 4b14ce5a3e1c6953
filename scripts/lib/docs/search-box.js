// The search box of the site. `index`, `search` and `excerptOf` stand before this in the same file.
const box = document.querySelector('#search');
const found = document.querySelector('#found');
const base = document.body.dataset.root;

function show() {
  const sections = search(index, box.value);
  found.hidden = box.value.trim() === '';
  found.replaceChildren(
    ...sections.map((section) => {
      const link = document.createElement('a');
      link.href = `${base}/${section.url}`;
      const heading = document.createElement('strong');
      heading.textContent = section.heading;
      const where = document.createElement('small');
      where.textContent = section.title === section.heading ? '' : section.title;
      const text = document.createElement('p');
      text.textContent = excerptOf(section, box.value);
      link.append(heading, ' ', where, text);
      return link;
    }),
  );
  if (sections.length === 0) found.textContent = 'No section holds all of these words.';
}

box.addEventListener('input', show);
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  }
  if (event.key === 'Escape') {
    box.value = '';
    show();
  }
  if (event.key === 'Enter' && document.activeElement === box) found.querySelector('a')?.click();
});
found.addEventListener('click', () => {
  found.hidden = true;
});

(function () {
  'use strict';
  var doc = document, root = doc.documentElement;
  function all(selector, from) { return Array.prototype.slice.call((from || doc).querySelectorAll(selector)); }

  // Light or dark: the system's choice until the button is used.
  var theme = doc.getElementById('theme'), system = matchMedia('(prefers-color-scheme: dark)');
  function dark() { return root.dataset.theme ? root.dataset.theme === 'dark' : system.matches; }
  function label() { theme.textContent = dark() ? 'Light' : 'Dark'; }
  theme.addEventListener('click', function () { root.dataset.theme = dark() ? 'light' : 'dark'; label(); });
  system.addEventListener('change', label);
  label();
  doc.getElementById('print').addEventListener('click', function () { print(); });

  // Closed parts are read in print too.
  var opened = [];
  addEventListener('beforeprint', function () {
    opened = all('details:not(.in):not([open])');
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener('afterprint', function () { opened.forEach(function (d) { d.open = false; }); });

  // The panels copy from the list of reasons.
  function fill(panel, parts) { panel.replaceChildren.apply(panel, parts.map(function (p) { return p.cloneNode(true); })); }
  var nodes = all('.node'), why = doc.getElementById('why');
  function pickState(node) {
    if (node.getAttribute('aria-pressed') === 'true') return;
    nodes.forEach(function (n) { n.setAttribute('aria-pressed', String(n === node)); });
    all('.e').forEach(function (e) { e.classList.toggle('on', e.dataset.a === node.dataset.n); });
    fill(why, Array.prototype.slice.call(doc.getElementById('why-' + node.dataset.n).children));
  }
  nodes.forEach(function (node) {
    ['click', 'focus'].forEach(function (event) { node.addEventListener(event, function () { pickState(node); }); });
    node.addEventListener('keydown', function (e) {
      if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); pickState(node); }
    });
  });

  var cells = all('.mk'), cellWhy = doc.getElementById('why2');
  var columns = cells.filter(function (c) { return c.dataset.s === cells[0].dataset.s; }).length;
  function pickCell(cell) {
    cells.forEach(function (c) { c.setAttribute('aria-pressed', String(c === cell)); });
    var block = doc.getElementById('why-' + cell.dataset.s);
    fill(cellWhy, [block.querySelector('h3'), block.querySelector('.v'), block.querySelector('[data-p~="' + cell.dataset.p + '"]')]);
  }
  cells.forEach(function (cell, k) {
    cell.tabIndex = k === 0 ? 0 : -1;
    ['click', 'focus'].forEach(function (event) { cell.addEventListener(event, function () { pickCell(cell); }); });
    cell.addEventListener('keydown', function (e) {
      var to = { ArrowRight: k + 1, ArrowLeft: k - 1, ArrowDown: k + columns, ArrowUp: k - columns, Home: 0, End: cells.length - 1 }[e.key];
      if (to === undefined || !cells[to]) return;
      e.preventDefault();
      cells.forEach(function (c) { c.tabIndex = -1; });
      cells[to].tabIndex = 0;
      cells[to].focus();
    });
  });
  var first = doc.querySelector('.mk[aria-pressed=true]');
  if (first) pickCell(first);

  // Where the reader is, in the contents.
  if (!('IntersectionObserver' in window)) return;
  var links = {};
  all('.toc a').forEach(function (a) { links[a.hash.slice(1)] = a; });
  var watch = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      Object.keys(links).forEach(function (id) { links[id].removeAttribute('aria-current'); });
      links[entry.target.id].setAttribute('aria-current', 'true');
    });
  }, { rootMargin: '-20% 0px -70% 0px' });
  all('main > section').forEach(function (s) { watch.observe(s); });
})();

// What every test of a page needs: the browser, the pages, and a page that reports what it asked for.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const folder = join(here, 'pages');
export const shots = join(here, 'shots');
export const axe = readFileSync(join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
export const names = readdirSync(folder).filter((n) => n.endsWith('.html')).map((n) => n.slice(0, -5)).sort();
export const demo = 'ukraine-march-2025';

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

// Opens a report. `faults` fills with requests beside the file, console errors and exceptions.
export async function open(browser, name, { width = 1440, theme = 'light', script = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme: theme, javaScriptEnabled: script, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);  // a busy machine is slow, not wrong
  const url = pathToFileURL(join(folder, name + '.html')).href;
  const faults = [];
  page.on('request', (r) => { if (r.url() !== url && !r.url().startsWith('data:')) faults.push('asks for ' + r.url()); });
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') faults.push(m.text()); });
  page.on('pageerror', (e) => faults.push(String(e)));
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

// What axe finds wrong, one line each.
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`));
}

// The report in a browser: what it asks for, who can read it, how it is used. Started by tests/page/run.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { demo, launch, names, open, shots, violations } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

// Opens a page, lets the body work with it, and wants no fault at the end.
async function visit(name, options, body) {
  const visited = await open(browser, name, options);
  try {
    await body(visited.page);
    assert.deepEqual(visited.faults, []);
  } finally {
    await visited.close();
  }
}

test('there is a page for every shipped case', () => {
  assert.ok(names.includes(demo));
  assert.ok(names.length >= 13, names.join(' '));
});

for (const name of names) {
  test(`${name}: no request, no error, no barrier in both themes`, async () => {
    for (const theme of ['light', 'dark'])
      for (const width of [360, 768, 1440])
        await visit(name, { theme, width }, async (page) => {
          assert.deepEqual(await violations(page), [], `${theme} ${width}`);
          await page.screenshot({ path: join(shots, `${name}-${width}-${theme}.png`), fullPage: true });
        });
  });

  test(`${name}: nothing is wider than the window`, async () => {
    await visit(name, {}, async (page) => {
      for (const width of [360, 480, 620, 621, 768, 820, 900, 1020, 1021, 1280, 1440, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0, `at ${width} px`);
      }
    });
  });
}

test('the first stop of the keyboard is a link to the verdict', async () => {
  await visit(demo, {}, async (page) => {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => [document.activeElement.className, document.activeElement.hash,
      document.activeElement.getBoundingClientRect().left >= 0]);
    assert.deepEqual(stop, ['skip', '#verdict', true]);
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#verdict');
  });
});

test('arrow keys walk the table and the panel follows', async () => {
  await visit(demo, {}, async (page) => {
    const cell = (s, p) => page.locator(`.mk[data-s="${s}"][data-p="${p}"]`);
    await cell(19, 0).focus();
    for (const [key, s, p] of [['ArrowRight', 19, 1], ['ArrowDown', 20, 1], ['ArrowLeft', 20, 0], ['ArrowUp', 19, 0],
      ['End', 27, 2], ['Home', 19, 0]]) {
      await page.keyboard.press(key);
      const at = await page.evaluate(() => [+document.activeElement.dataset.s, +document.activeElement.dataset.p]);
      assert.deepEqual(at, [s, p], key);
      assert.equal(await cell(s, p).getAttribute('aria-pressed'), 'true');
      assert.match(await page.locator('#why2 h3').innerText(), new RegExp('^' + s + ' '));
    }
    assert.equal(await page.locator('.mk[tabindex="0"]').count(), 1);
  });
});

test('Enter and space on a state fill the panel beside the graph', async () => {
  await visit(demo, {}, async (page) => {
    for (const [state, key] of [[25, 'Enter'], [24, ' '], [22, 'Enter']]) {
      await page.locator(`.node[data-n="${state}"]`).focus();
      await page.keyboard.press(key);
      assert.match(await page.locator('#why h3').innerText(), new RegExp('^' + state + ' '));
      assert.equal(await page.locator('.node[aria-pressed=true]').getAttribute('data-n'), String(state));
    }
    assert.ok(await page.locator('.e.on').count() >= 0);
  });
});

test('the panel tells who leaves the ceasefire and why', async () => {
  await visit(demo, {}, async (page) => {
    await page.locator('.mk[data-s="25"][data-p="1"]').click();
    const words = await page.locator('#why2').innerText();
    assert.match(words, /Russia/);
    assert.match(words, /not credible/);
  });
});

test('the button changes the theme, its label and nothing else', async () => {
  await visit(demo, { theme: 'light' }, async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    assert.equal(await page.locator('#theme').innerText(), 'Dark');
    await page.locator('#theme').click();
    assert.notEqual(await paper(), light);
    assert.equal(await page.locator('#theme').innerText(), 'Light');
    assert.deepEqual(await violations(page), []);
    await page.locator('#theme').click();
    assert.equal(await paper(), light);
  });
});

test('without a script every reason stands on the page', async () => {
  const { page, faults, close } = await open(browser, demo, { script: false });
  try {
    assert.ok(await page.locator('.reasons').isVisible());
    assert.equal(await page.locator('.reasons .why').count(), await page.locator('.node').count());
    assert.ok(!(await page.locator('#theme').isVisible()));
    assert.ok(await page.locator('#why').isVisible());
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
});

test('print shows what the screen hides, on white', async () => {
  await visit(demo, { theme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.ok(await page.locator('.reasons').isVisible());
    assert.ok(!(await page.locator('#theme').isVisible()));
    assert.ok(!(await page.locator('.toc').isVisible()));
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    for (const body of await page.locator('#methods details > :not(summary)').all()) assert.ok(await body.isVisible());
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
    assert.ok(pages >= 4 && pages <= 8, `${pages} pages`);
  });
});

test('a drawing that is wider than the paper is printed whole', async () => {
  await visit('house', { width: 688 }, async (page) => {
    const hidden = () => page.locator('.pan').evaluate((e) => e.scrollWidth - e.clientWidth);
    assert.ok(await hidden() > 0, 'the drawing is no longer wide: take another case');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await hidden(), 0);
  });
});

test('hostile names stay text', async () => {
  await visit('hostile', {}, async (page) => {
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.locator('main script, main img, main b b, main i i').count(), 0);
    assert.match(await page.title(), /<script>/);
    assert.match(await page.locator('h1').innerText(), /<\/title><script>/);
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
    for (const node of await page.locator('.node').all()) await node.click();
    for (const cell of await page.locator('.mk').all()) await cell.click();
    assert.equal(await page.evaluate(() => window.broken), undefined);
  });
});

test('labels of a drawing do not run into each other', async () => {
  for (const name of names)
    await visit(name, {}, async (page) => {
      const clashes = await page.evaluate(() => {
        const out = [];
        for (const svg of document.querySelectorAll('main svg')) {
          const boxes = [...svg.querySelectorAll('text')].map((t) => [t.textContent, t.getBoundingClientRect()]);
          for (let i = 0; i < boxes.length; i++)
            for (let j = i + 1; j < boxes.length; j++) {
              const [a, b] = [boxes[i][1], boxes[j][1]];
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (across > 1 && along > 5) out.push(`${boxes[i][0]} / ${boxes[j][0]}`);
            }
        }
        return out;
      });
      assert.deepEqual(clashes, [], name);
    });
});

test('a bare case has neither empty parts nor invented numbers', async () => {
  await visit('bare', {}, async (page) => {
    for (const id of ['threat', 'settlement', 'claims', 'evidence']) assert.equal(await page.locator('#' + id).count(), 0, id);
    assert.doesNotMatch(await page.locator('main').innerText(), /\bsample\b|NaN|undefined|nullptr/);
  });
});

test('groups of concepts open with the keyboard and are short in print', async () => {
  await visit(demo, {}, async (page) => {
    const group = page.locator('#concepts details').first();
    assert.ok(!(await group.locator('table').isVisible()));
    await group.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.ok(await group.locator('table').isVisible());
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Enter');
    await page.emulateMedia({ media: 'print' });
    assert.ok(!(await group.locator('table').isVisible()));
  });
});

test('of many coalitions the first are shown, the others open with the keyboard', async () => {
  await visit('together', {}, async (page) => {
    const open = page.locator('#coalitions > table tbody tr');
    const fold = page.locator('#coalitions details');
    assert.equal(await open.count(), 3);
    assert.ok(!(await fold.locator('table').isVisible()));
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.ok(await fold.locator('tbody tr').count() >= 5);
    assert.ok(await fold.locator('table').isVisible());
    assert.deepEqual(await violations(page), []);
  });
});

test('a case with views says who expects what, and others have no such part', async () => {
  await visit('misread', {}, async (page) => {
    assert.equal(await page.locator('#misreading tbody tr').count(), 5);
    assert.match(await page.locator('#misreading').innerText(), /Aria would be surprised/);
  });
  await visit(demo, {}, async (page) => { assert.equal(await page.locator('#misreading').count(), 0); });
});

test('every link of the contents has its part', async () => {
  for (const name of names)
    await visit(name, {}, async (page) => {
      const broken = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
        .filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.hash));
      assert.deepEqual(broken, []);
    });
});

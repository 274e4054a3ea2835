import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { today, type App } from '../endpoints/support/app';
import { Place } from '../endpoints/support/place';
import { onBothDatabases } from './support/databases';

const awkward = {
  arabic: 'نمو المبيعات عبر الإنترنت بنسبة ٢٠٪',
  hebrewWithLatin: 'שיפור ה-checkout ל-3 שניות',
  joiners: 'می\u200cخواهیم co\u00ADoperate\u200B\u2060 \u200Fמרץ\u200E',
  marks: '\u202Eright to left override\u202C and \u200Fmarks\u200E',
  emoji: '👩🏽‍🚀🏳️‍🌈 Ship it 🇬🇧👨‍👩‍👧‍👦',
  combining: 'Z\u0351\u036B\u0343\u0323a\u0300\u0301\u0302 café cafe\u0301',
  astral: '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷野家 \u{10FFFF}',
  sql: `'; DROP TABLE node; -- \\' " \` % _ \\`,
  markup: '<script>alert(1)</script> &amp; </textarea>',
  blanksInside: 'two  blanks, a\ttab, no\u00A0break and \u3000wide',
  controls: 'bell \u0007 and escape \u001B',
  words: 'constructor',
  numbers: '007',
  null: 'null',
} as const;

onBothDatabases((store) => {
  let app: App;
  let place: Place;
  beforeAll(async () => {
    app = await (await (await store.fresh()).open()).setUp();
    place = await Place.make(app, 'Text');
  });

  it.each(Object.entries(awkward))(
    'keeps a title, a story, a comment and a name byte for byte: %s',
    async (_, text) => {
      const comment = {
        requestId: randomUUID(),
        id: randomUUID(),
        nodeId: place.id('kr'),
        value: 1,
        confidence: null,
        asOf: today,
      };
      await place.update('objective', { title: text, narrative: ` ${text}\n`, rationale: text, tradeOffs: text });
      await place.update('kr', { metricName: text, unit: [...text].slice(0, 5).join('').trim() }, 'why');
      await place.ask('checkIn.create', { ...comment, comment: text });
      await place.patched({ name: text });
      const panel = await app.value('mara', 'node.panel', { nodeId: place.id('objective') });
      expect([place.row('objective').title, panel.rationale, panel.tradeOffs, place.tree.strategy.name]).toEqual([
        text,
        text,
        text,
        text,
      ]);
      expect([panel.narrative, place.row('kr').metricName]).toEqual([` ${text}\n`, text]);
      expect(panel.checkIns.find(({ id }) => id === comment.id)?.comment).toBe(text);
    },
  );

  it('keeps the longest texts, of the widest letters', async () => {
    const [title, story] = ['🧭'.repeat(250), '𠮷'.repeat(10_000)];
    await place.update('other', { title, narrative: story, rationale: story, tradeOffs: story });
    const panel = await app.value('mara', 'node.panel', { nodeId: place.id('other') });
    expect(place.row('other').title === title).toBe(true);
    expect([panel.narrative, panel.rationale, panel.tradeOffs].every((text) => text === story)).toBe(true);
  });

  it('keeps any well-formed text', async () => {
    await fc.assert(
      // U+0000 is refused before it comes here.
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.replaceAll('\0', '')),
        async (text) => {
          await place.update('other', { narrative: text, rationale: text.normalize() });
          const panel = await app.value('mara', 'node.panel', { nodeId: place.id('other') });
          expect([panel.narrative, panel.rationale]).toEqual([text, text.normalize()]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('tells upper from lower case, letters from their likes, and trailing blanks apart', async () => {
    const strategyId = place.id('strategy');
    const names = ['Straße', 'STRASSE', 'straße', 'Strasse', 'Åse', 'Ase', 'ÅSE'];
    for (const title of names) {
      const where = {
        requestId: randomUUID(),
        id: randomUUID(),
        strategyId,
        parentId: place.id('theme'),
        kind: 'objective' as const,
      };
      await place.ask('node.create', { ...where, title });
    }
    const titles = (await place.read()).nodes.map(({ title }) => title);
    expect(titles.filter((title) => names.includes(title)).sort()).toEqual([...names].sort());
    await place.update('other', { narrative: 'ends with a blank ' });
    await place.update('other', { narrative: 'ends with a blank' });
    expect((await app.value('mara', 'node.panel', { nodeId: place.id('other') })).narrative).toBe('ends with a blank');
  });

  it('does not find an id that is written in other letters', async () => {
    const lower = place.id('other');
    expect(lower).not.toBe(lower.toUpperCase());
    const failures = [lower.toUpperCase(), randomUUID()].map((nodeId) => app.failure('mara', 'node.panel', { nodeId }));
    const [other, unknown] = await Promise.all(failures);
    expect(other).toEqual(unknown);
  });
});

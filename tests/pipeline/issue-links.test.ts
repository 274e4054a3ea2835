import type { App } from '../endpoints/support/app';
import { onBothDatabases } from '../storage/support/databases';
import { Field } from './field';

/** What the app keeps of links between issues: by issue, where each goes. */
async function kept(field: Field): Promise<Record<number, unknown>> {
  const rows = await field.database.rows('work_item');
  return Object.fromEntries(
    rows.flatMap((row) => {
      const links = row['issue_links'];
      return typeof links === 'string' ? [[Number(row['id']), JSON.parse(links) as unknown]] : [];
    }),
  );
}

onBothDatabases((store) => {
  let app: App;
  let field: Field;

  beforeEach(async () => {
    field = await Field.fresh(store);
    app = field.app;
  });

  const tie = (type: string, from: number, to: number) =>
    field.rest('POST', 'issueLink', {
      type: { name: type },
      inwardIssue: { id: String(from) },
      outwardIssue: { id: String(to) },
    });
  const linksOf = async (id: number) => {
    const bean = (await field.rest('GET', `issue/${id}?fields=issuelinks`)) as {
      readonly fields: {
        readonly issuelinks: readonly { readonly id: string; readonly type: { readonly id: string } }[];
      };
    };
    return bean.fields.issuelinks.map(({ id: link, type }) => ({ id: Number(link), typeId: Number(type.id) }));
  };

  it('are kept with both issues, from the first read on and as they come and go', async () => {
    const [mine, other] = [await field.create('Epic'), await field.create('Epic')];
    await tie('Blocks', mine, other);
    await field.link(mine, 'objective');
    await field.settle();
    const [first] = await linksOf(mine);
    expect(await kept(field)).toEqual({ [mine]: [{ ...first, outward: true, itemId: other }] });

    await field.link(other, 'inner');
    await field.settle();
    const inward = { ...first, outward: false, itemId: mine };
    expect(await kept(field)).toEqual({ [mine]: [{ ...first, outward: true, itemId: other }], [other]: [inward] });

    await tie('Relates', other, mine);
    await field.settle();
    expect((await kept(field))[other]).toHaveLength(2);

    for (const { id } of await linksOf(mine)) await field.rest('DELETE', `issueLink/${id}`);
    await field.settle();
    expect(await kept(field)).toEqual({});
    await field.expectCounted();
  });

  it('an event of two issues that nobody linked costs one statement and no call; one that is none does nothing', async () => {
    const [mine, other] = [await field.create('Epic'), await field.create('Epic')];
    await field.settle();
    const before = app.site.cost.rows().length;
    await tie('Blocks', mine, other);
    await app.site.runEvents({ ignoreDelays: true });
    const rows = app.site.cost
      .rows()
      .slice(before)
      .filter(({ function: name }) => name === 'issue-link-event');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ statements, points }) => [statements, points])).toEqual(rows.map(() => [1, 0]));
    for (const payload of [null, {}, { eventType: 'avi:jira:created:issuelink' }, { eventType: 7, sourceIssueId: 'x' }])
      await app.site.forgeEvent('issue-link-events', payload);
    await field.settle();
    expect(await kept(field)).toEqual({});
  });
});

import { z } from 'zod';
import { DIRECTIONS, EDGE_KINDS, KINDS, LIFECYCLES } from '../domain/model';
import { WORK_CLASSES } from '../domain/work/model';
import { LIMITS } from './limits';
import { isUnseen } from './unseen';

/** The one place that says what a payload may look like. Argument types are inferred from here. */

const id = z.uuid();
const requestId = z.uuid();
const accountId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9:_-]+$/);
const jiraId = z
  .string()
  .max(32)
  .regex(/^[0-9]+$/);
const version = z.int().min(0);
/** An issue of Jira by its number. */
const itemId = z.int().min(1);
/** Well-formed Unicode, since the database refuses lone surrogates; and no U+0000, with which a text may end below. */
const wellFormed = (text: string) =>
  !text.includes('\0') && !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
const UNREADABLE = "There is a character here that can't be saved. Type this text again.";
/** Visible text: no surrounding blanks, not empty. */
const title = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .refine((text) => !isUnseen(text), 'Give it a title.')
      .max(LIMITS.title, `A title has at most ${LIMITS.title} characters.`)
      .refine(wellFormed, UNREADABLE),
  );
const longText = z.string().max(LIMITS.longText).refine(wellFormed, UNREADABLE);
const name = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(LIMITS.name)
      .refine((text) => !isUnseen(text), 'Give it a name.')
      .refine(wellFormed, UNREADABLE),
  );
const day = z.int().min(-100_000).max(200_000);
const amount = z.number().refine((value) => Math.abs(value) <= LIMITS.value, 'Values go up to 1e15.');
const bp = z.int().min(0).max(10_000);
const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_+/-]+$/, 'Use a name such as Europe/London.');

const commitment = z.strictObject({
  direction: z.enum(DIRECTIONS),
  baseline: amount.nullable(),
  target: amount.nullable(),
  bandLow: amount.nullable(),
  bandHigh: amount.nullable(),
  tolerance: amount.nullable(),
  dueDay: day.nullable(),
});

export const inputs = {
  'session.open': z.strictObject({}),
  'setup.progress': z.strictObject({}),

  'strategy.tree': z.strictObject({ strategyId: id }),
  'strategy.revision': z.strictObject({ strategyId: id }),
  'strategy.create': z.strictObject({
    requestId,
    id,
    name,
    timeZone,
    projectIds: z.array(jiraId).max(LIMITS.projects),
    visionTitle: title.optional(),
  }),
  'strategy.update': z.strictObject({
    requestId,
    strategyId: id,
    version,
    patch: z
      .strictObject({
        name,
        timeZone,
        projectIds: z.array(jiraId).max(LIMITS.projects),
        /** Empty: everyone in Jira sees it. */
        groupIds: z.array(z.string().min(1).max(128).refine(wellFormed, UNREADABLE)).max(LIMITS.groups),
        editorIds: z.array(accountId).max(LIMITS.people),
      })
      .partial(),
  }),
  'strategy.delete': z.strictObject({ requestId, strategyId: id, version, name: z.string().max(LIMITS.name) }),

  'cycle.save': z.strictObject({
    requestId,
    strategyId: id,
    id,
    /** 0 makes a new one. */
    version,
    name,
    start: day,
    end: day,
  }),
  'team.save': z.strictObject({
    requestId,
    strategyId: id,
    id,
    version,
    name,
    leadId: accountId.nullable(),
    parentId: id.nullable(),
    size: z.int().min(0).max(100_000).nullable(),
    projectIds: z.array(jiraId).max(LIMITS.projects),
  }),
  'team.remove': z.strictObject({ requestId, strategyId: id, id, version }),

  'node.create': z.strictObject({
    requestId,
    id,
    strategyId: id,
    parentId: id.nullable(),
    /** Sibling it follows; `null` = first; left out = last. */
    afterId: id.nullable().optional(),
    kind: z.enum(KINDS),
    title,
    ownerId: accountId.nullable().optional(),
    weight: z.int().min(0).max(100).optional(),
    unit: z.string().max(LIMITS.unit).refine(wellFormed, UNREADABLE).optional(),
    commitment: commitment.optional(),
  }),
  'node.update': z.strictObject({
    requestId,
    nodeId: id,
    version,
    patch: z
      .strictObject({
        title,
        narrative: longText,
        rationale: longText,
        tradeOffs: longText,
        ownerId: accountId.nullable(),
        contributorIds: z.array(accountId).max(LIMITS.people),
        teamId: id.nullable(),
        weight: z.int().min(0).max(100),
        lifecycle: z.enum(LIFECYCLES),
        cycleId: id.nullable(),
        reviewBy: day.nullable(),
        milestonesDone: z.int().min(0).max(1_000),
        milestonesTotal: z.int().min(0).max(1_000),
        override: z
          .strictObject({
            health: z.enum(['onTrack', 'atRisk', 'offTrack']),
            reason: z.string().min(1).max(LIMITS.reason).refine(wellFormed, UNREADABLE),
            until: day,
          })
          .nullable(),
        metricName: name,
        unit: z.string().max(LIMITS.unit).refine(wellFormed, UNREADABLE),
        commitment,
      })
      .partial(),
    /** Required when an active key result's baseline, target, metric, band or date changes (CH1). */
    reason: z.string().max(LIMITS.reason).refine(wellFormed, UNREADABLE).optional(),
    /** Takes that request back: also what people do not type, such as when the node was resumed, becomes what it was. */
    undoOf: requestId.optional(),
  }),
  'node.move': z.strictObject({
    requestId,
    nodeId: id,
    version,
    parentId: id,
    /** Sibling it follows; `null` = first. */
    afterId: id.nullable(),
  }),
  /** Archives the node and everything below it; `version` is that of the node itself. */
  'node.archive': z.strictObject({ requestId, nodeId: id, version }),
  'node.restore': z.strictObject({ requestId, nodeId: id, version }),
  /** What pausing, dropping, closing or archiving would leave behind (CH2). */
  'node.consequences': z.strictObject({ nodeId: id }),
  'node.panel': z.strictObject({ nodeId: id }),
  'node.archived': z.strictObject({ strategyId: id }),
  /** What is linked to the node, or also to what is below it; `after` the last link of the page before. */
  'node.work': z.strictObject({ nodeId: id, below: z.boolean(), after: id.optional() }),
  'edge.save': z.strictObject({
    requestId,
    id,
    version,
    kind: z.enum(EDGE_KINDS),
    fromId: id,
    toId: id,
    shareBp: bp.nullable(),
    neededBy: day.nullable(),
  }),
  'edge.remove': z.strictObject({ requestId, id, version }),

  'checkIn.create': z.strictObject({
    requestId,
    id,
    nodeId: id,
    value: amount,
    confidence: z.int().min(0).max(10).nullable(),
    comment: z.string().max(LIMITS.comment).refine(wellFormed, UNREADABLE),
    asOf: day,
    /** Brings back what that request took away, also when and by whom it was entered. */
    undoOf: requestId.optional(),
  }),
  'checkIn.remove': z.strictObject({ requestId, id }),

  /** One chunk of a paste; parents are named by id, which the browser made. All or nothing per chunk. */
  'paste.make': z.strictObject({
    requestId,
    strategyId: id,
    parentId: id.nullable(),
    rows: z
      .array(
        z.strictObject({
          id,
          parentId: id.nullable(),
          kind: z.enum(KINDS),
          title,
          ownerId: accountId.nullable(),
          weight: z.int().min(0).max(100),
          unit: z.string().max(LIMITS.unit).refine(wellFormed, UNREADABLE),
          commitment: commitment.nullable(),
        }),
      )
      .min(1)
      .max(LIMITS.pasteRows),
  }),
  /** Takes a whole paste back while nobody else has changed what it made. */
  'paste.undo': z.strictObject({ requestId, strategyId: id, nodeIds: z.array(id).min(1).max(LIMITS.pasteLines) }),

  'work.link': z.strictObject({
    requestId,
    id,
    /** 0 makes a new one. */
    version,
    itemId,
    nodeId: id,
    /** `null`: an even part of what the item's other links leave (RU6). */
    shareBp: bp.nullable(),
    note: z.string().max(LIMITS.note).refine(wellFormed, UNREADABLE),
  }),
  'work.unlink': z.strictObject({ requestId, id, version }),
  /** Each gets an even part of what its other links leave. */
  'work.linkMany': z.strictObject({
    requestId,
    nodeId: id,
    items: z.array(z.strictObject({ id, itemId })).min(1).max(LIMITS.workAtOnce),
  }),
  'work.unlinkMany': z.strictObject({
    requestId,
    nodeId: id,
    links: z.array(z.strictObject({ id, itemId, version })).min(1).max(LIMITS.workAtOnce),
  }),
  'work.classify': z.strictObject({
    requestId,
    itemId,
    /** `null` takes it back. */
    class: z.enum(WORK_CLASSES).nullable(),
    reason: z.string().max(LIMITS.reason).refine(wellFormed, UNREADABLE),
    /** 0 while nobody has said anything. */
    version,
  }),
  /** The items above are claims of the browser, nearest first: nobody is told more of an item than when asking for that itself. */
  'work.context': z.strictObject({ itemId, parentIds: z.array(itemId).max(LIMITS.parents), projectId: jiraId }),
  'work.targets': z.strictObject({ projectId: jiraId }),

  'document.open': z.strictObject({ strategyId: id, nodeId: id.nullable() }),

  'settings.save': z.strictObject({
    requestId,
    version,
    patch: z
      .strictObject({
        onTrackBp: z.int().min(100).max(20_000),
        atRiskBp: z.int().min(100).max(20_000),
        lowConfidence: z.int().min(0).max(10),
        cadenceDays: z.int().min(1).max(366),
        graceDays: z.int().min(0).max(60),
        labels: z.strictObject({ vision: name, theme: name, objective: name, keyResult: name, initiative: name }),
        estimateUnit: z.enum(['issues', 'points', 'hours']),
      })
      .partial(),
  }),
  'admin.overview': z.strictObject({}),
  'upkeep.status': z.strictObject({}),
  /** What was set aside is tried again. */
  'upkeep.retry': z.strictObject({ requestId }),
  'projects.closed': z.strictObject({ projectIds: z.array(jiraId).max(LIMITS.projects) }),
} as const;

export type InputKey = keyof typeof inputs;
export type Input<Key extends InputKey> = z.input<(typeof inputs)[Key]>;
export type Parsed<Key extends InputKey> = z.output<(typeof inputs)[Key]>;

/** The rules of the domain as an explanation quotes them; `src/domain/SPEC.md` has them in full. */
export const RULES = {
  PR1: 'Progress is (current − start) / (target − start), never below 0 or above 1. Below the start is 0 and says so. Without a value it is unknown, not 0.',
  PR2: 'Current is the value with the latest as-of day inside the cycle and not after now; of two for the same day the one entered later.',
  PR3: 'In its band a key result is at 100 %; outside it falls evenly to 0 over one band width, or over its tolerance. One to be reached once is at 0 or 100 %.',
  RU1: 'A result is the weighted mean of the known results below it and of what contributes to it, as long as their cycles overlap. The weight of each is its own weight times its share; weight 0 leaves it out. Drafts, proposals, paused and dropped ones are left out and counted beside the number.',
  RU4: 'Counted are issues, and epics without issues of their own; sub-tasks belong to their parent (RU5). Done is what Jira calls done; what was closed without being delivered, as a duplicate, is in neither number. Without links of its own an issue uses those of the nearest one above it (RU6). An amount is multiplied by every share on its way up, rounded down at the fourth decimal, and counts at most once at any node; weights play no part. With points or hours, issues without an estimate are left out; where fewer than 60 % have one, issues are counted (RU7).',
  RU7: 'Milestones of an initiative stand beside a result ("3 of 5") and are never added to it.',
  EX1: 'Expected grows evenly from the later of cycle start and activation to the end of the cycle, in whole days. Keeping in a band is expected all the time; something to be reached once is expected from its date on.',
  EX2: 'Expected is the mean of the expected of exactly the inputs that the result used, with the same weights.',
  HE1: 'What is not active says so first; then an ended cycle, then outdated, then too early to say, and only then the computed health.',
  HE2: 'Silence is never green: past the check-in rhythm and its grace, counted from the last check-in, cycle start, activation or resumption, a key result is outdated.',
  HE3: 'It is too early to say while there is no value in this cycle, or less than a tenth of the time has passed.',
  HE4: 'Result divided by expected decides: at or above the first threshold on track, at or above the second at risk, below it off track. With nothing expected yet it is on track. Low confidence lowers on track to at risk.',
  HE5: 'Above key results: outdated or too early to say when that holds for half of the weight or more, else computed like a key result, with the weighted mean of the confidences. Without a known result there is no health.',
  HE6: 'A person may set another health, with a reason that stays visible and a last day. It never hides the computed health, never lifts outdated and never travels upward.',
} as const;

export type RuleId = keyof typeof RULES;

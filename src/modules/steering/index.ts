export type { Alerts, Ask, Evidence, Milestone, Person, Review, Spread, Standing, SteeredSubject, Tie, UndertakingState } from "./domain/standing.ts";
export { undertakingStates } from "./domain/standing.ts";
export type { MilestoneDraft, ReviewDraft, Steering, SteeringAct, SteeringChange, SteeringMoment } from "./domain/steering.ts";

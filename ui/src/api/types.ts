import type { components } from './schema';

type Schemas = components['schemas'];

export type CascadeUnit = Schemas['CascadeUnit'];
export type Change = Schemas['Change'];
export type ConflictingPin = Schemas['ConflictingPin'];
/** One number to change; nothing leaves it to be solved for. */
export type Edit = { path: string; value: string | null };
export type Entry = Schemas['Entry'];
export type Fraction = Schemas['Fraction'];
export type Grade = Schemas['Grade'];
export type Language = Schemas['Language'];
export type Line = Schemas['Line'];
export type LineChance = Schemas['LineChance'];
export type Member = Schemas['Member'];
export type NumberKind = Schemas['NumberKind'];
export type PastEdit = Schemas['PastEdit'];
export type Plan = Schemas['Plan'];
/** A number of a plan, with the text that stands in its document. */
export type PlanNumber = Schemas['Number'];
export type PlanSummary = Schemas['PlanSummary'];
export type ProblemBody = Schemas['Problem'];
export type Reason = Schemas['Reason'];
export type Role = Schemas['Role'];
export type Resources = Schemas['Resources'];
export type Session = Schemas['Session'];
export type Setup = Schemas['Setup'];
export type Solution = Schemas['Solution'];
export type Source = Schemas['Source'];
export type Split = Schemas['Split'];
export type Stage = Schemas['Stage'];
export type TargetSheet = Schemas['TargetSheet'];
export type TargetSheetRow = Schemas['TargetSheetRow'];
export type Value = Schemas['Value'];
export type WeeklyLine = Schemas['WeeklyLine'];

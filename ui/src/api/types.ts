import type { components } from './schema';

type Schemas = components['schemas'];

export type Assumption = Schemas['Assumption'];
export type CascadeUnit = Schemas['CascadeUnit'];
export type Change = Schemas['Change'];
export type Comparison = Schemas['Comparison'];
export type ConflictingPin = Schemas['ConflictingPin'];
/** One number to change; nothing leaves it to be solved for. */
export type Edit = { path: string; value: string | null };
export type Entry = Schemas['Entry'];
export type Fraction = Schemas['Fraction'];
export type Grade = Schemas['Grade'];
export type Language = Schemas['Language'];
export type Line = Schemas['Line'];
export type LineChance = Schemas['LineChance'];
export type LineTechnology = Schemas['LineTechnology'];
export type Member = Schemas['Member'];
export type NumberKind = Schemas['NumberKind'];
export type PastEdit = Schemas['PastEdit'];
export type Plan = Schemas['Plan'];
/** A number of a plan, with the text that stands in its document. */
export type PlanNumber = Schemas['Number'];
export type PlanSummary = Schemas['PlanSummary'];
export type PlanTechnologies = Schemas['PlanTechnologies'];
export type ProblemBody = Schemas['Problem'];
export type Reason = Schemas['Reason'];
export type Role = Schemas['Role'];
export type Resources = Schemas['Resources'];
export type Scenario = Schemas['Scenario'];
export type ScenarioOutcome = Schemas['ScenarioOutcome'];
export type Session = Schemas['Session'];
export type Setup = Schemas['Setup'];
export type Solution = Schemas['Solution'];
export type Source = Schemas['Source'];
export type Split = Schemas['Split'];
export type Stage = Schemas['Stage'];
export type Technology = Schemas['Technology'];
export type TechnologyForm = Schemas['TechnologyForm'];
export type TechnologyProof = Schemas['TechnologyProof'];
export type TechnologyStep = Schemas['TechnologyStep'];
export type TechnologySummary = Schemas['TechnologySummary'];
export type TechnologyVerdict = Schemas['TechnologyVerdict'];
export type TechnologyVersion = Schemas['TechnologyVersion'];
export type Value = Schemas['Value'];
export type WeeklyLine = Schemas['WeeklyLine'];

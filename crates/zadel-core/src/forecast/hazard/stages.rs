//! What the stage of an open deal says of its chance, the less the further ahead.
//!
//! Landmarking (van Houwelingen, "Dynamic prediction by landmarking in event history analysis", Scandinavian Journal of Statistics
//! 34, 2007): a stage that is known today stands for the stages to come too, so its factor is learned by how long ago it was known.

use zadel_stats::shrinkage::{Seen, Strength, posterior_mean};
use zadel_stats::stream::Stream;

use super::bins::N_BINS;
use super::landmarks::{Cells, Landmark, MOST_STAGES, N_LEADS, n_landmarks};

/// Before anything is seen, stages differ by so much, and the ages of one lead time from those of all by so much.
const STAGES: f64 = 0.7;
const AGES: f64 = 0.2;
/// Rounds until stages and ages agree: each is learned with the other held.
const N_ROUNDS: usize = 6;

/// Factors of stages; none where no stage is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stages {
    leads: Vec<Lead>,
}

/// Of one lead time.
#[derive(Clone, Debug, PartialEq)]
struct Lead {
    /// Of each stage: ends, and how many the ages make expected.
    stages: Vec<Seen>,
    strength: Strength,
    /// What ages are beside those of all deals, once the stages are known.
    ages: [f64; N_BINS],
}

/// Factors of one draw, by stage.
pub(super) type DrawnStages = Vec<Cells<f64>>;

/// What landmarks have seen, by stage.
pub(super) type Table = Vec<Cells<Seen>>;

/// What came after landmarks, and what was to be expected if stages said nothing.
///
/// `is_such` tells those that ended in the way that is looked at, `expected` how many ends some days make expected, `weight` what an end
/// counts. A day is seen from several landmarks at one lead time, and counts once.
pub(super) fn table(
    landmarks: &[Landmark],
    is_such: impl Fn(&Landmark) -> bool,
    expected: impl Fn(&Landmark, &super::landmarks::Part) -> f64,
    weight: impl Fn(&Landmark) -> f64,
) -> Table {
    // One for each that there may be: nobody may have been yet where a deal is today.
    let n_stages = if landmarks.is_empty() { 0 } else { MOST_STAGES + 1 };
    let mut table = vec![[[Seen::default(); N_BINS]; N_LEADS]; n_stages];
    for landmark in landmarks {
        let such = is_such(landmark);
        for part in landmark.parts() {
            let seen = &mut table[landmark.stage][part.lead][part.bin];
            let n = n_landmarks(part.lead);
            seen.expected += expected(landmark, &part) / n;
            if such && part.to == landmark.last {
                seen.events += weight(landmark) / n;
            }
        }
    }
    table
}

impl Stages {
    /// What a table says.
    ///
    /// # Formula
    /// ```text
    /// ends of a stage at an age and a lead time ~ Poisson(e f_stage,lead a_age,lead)
    /// f ~ Gamma(k, k),   a ~ Gamma(k', k'),   k and k' by their posteriors for each lead time (`Strength`)
    /// ```
    /// with e what the ages of all deals make expected. The ages are needed beside the stages: old deals are in late stages, and what
    /// these say is a part of what is known of old deals already.
    pub(super) fn learn(table: &Table) -> Self {
        let leads = if table.is_empty() { 0 } else { N_LEADS };
        Self { leads: (0..leads).map(|lead| Lead::learn(table, lead)).collect() }
    }

    /// Factors of stages that they could be as well, with those of ages as they are expected.
    ///
    /// What one lead time has seen of a stage, others have seen too: they are wrong together, by the same normal number. Those of one
    /// lead time are brought to the ends that they explain together, because the level is the ages' to tell.
    pub(super) fn draw(&self, stream: &mut Stream) -> DrawnStages {
        let n_stages = self.leads.first().map_or(0, |lead| lead.stages.len());
        let mut drawn = vec![[[1.0; N_BINS]; N_LEADS]; n_stages];
        if n_stages == 0 {
            return drawn;
        }
        let wrong: Vec<f64> = (0..n_stages).map(|_| stream.normal()).collect();
        let certain = stream.uniform();
        for (lead, of_lead) in self.leads.iter().enumerate() {
            let factors = of_lead.draw(certain, &wrong);
            for (cells, factor) in drawn.iter_mut().zip(factors) {
                cells[lead] = of_lead.ages.map(|age| age * factor);
            }
        }
        drawn
    }
}

impl Lead {
    fn learn(table: &Table, lead: usize) -> Self {
        let mut ages = [1.0; N_BINS];
        let mut stages = Vec::new();
        let mut strength = Strength::of(&[], STAGES);
        for _ in 0..N_ROUNDS {
            stages = table.iter().map(|cells| sum(cells[lead].iter().zip(&ages))).collect();
            strength = Strength::of(&stages, STAGES);
            let factors: Vec<f64> = stages.iter().map(|seen| strength.factor(*seen)).collect();
            let of_age = |bin: usize| sum(table.iter().map(|cells| &cells[lead][bin]).zip(&factors));
            let of_ages: [Seen; N_BINS] = std::array::from_fn(of_age);
            let alike = Strength::of(&of_ages, AGES);
            ages = of_ages.map(|seen| alike.factor(seen));
        }
        Self { stages, strength, ages }
    }

    /// `certain` says how alike stages are, `wrong` how far each is from what was seen.
    fn draw(&self, certain: f64, wrong: &[f64]) -> Vec<f64> {
        let k = self.strength.quantile(certain);
        let mut factors: Vec<f64> = self
            .stages
            .iter()
            .zip(wrong)
            .map(|(seen, z)| posterior_mean(*seen, k) * wilson_hilferty(k + seen.events, *z))
            .collect();
        let total = |factors: &[f64]| -> f64 {
            self.stages.iter().zip(factors).map(|(seen, factor)| seen.expected * factor).sum()
        };
        let means: Vec<f64> = self.stages.iter().map(|seen| posterior_mean(*seen, k)).collect();
        let (explained, drawn) = (total(&means), total(&factors));
        if 0.0 < explained && 0.0 < drawn {
            factors.iter_mut().for_each(|factor| *factor *= explained / drawn);
        }
        factors
    }
}

/// Nearly a gamma number of this shape and mean 1, of a normal one (Wilson and Hilferty, "The distribution of chi-square", PNAS 17, 1931).
fn wilson_hilferty(shape: f64, z: f64) -> f64 {
    let ninth = 1.0 / (9.0 * shape);
    (1.0 - ninth + z * ninth.sqrt()).max(0.0).powi(3)
}

fn sum<'a>(seen: impl Iterator<Item = (&'a Seen, &'a f64)>) -> Seen {
    seen.fold(Seen::default(), |sum, (one, factor)| Seen {
        events: sum.events + one.events,
        expected: sum.expected + one.expected * factor,
    })
}

//! The tables of a map, to be asked for many names.

use std::collections::BTreeMap;

use zadel_core::facts::StageMeaning;

use super::ImportMap;
use crate::import::plain_name::plain_name;

/// Names of a map, found as they are written or else without regard to case, spaces and signs.
pub(in crate::import) struct Lookup<'m, T> {
    written: &'m BTreeMap<String, T>,
    plain: BTreeMap<String, &'m T>,
}

/// What stages stand for: [`ImportMap::meaning_of`] for whoever asks row by row.
pub struct Meanings<'m> {
    stages: Lookup<'m, StageMeaning>,
}

impl<'m, T> Lookup<'m, T> {
    pub(in crate::import) fn of(written: &'m BTreeMap<String, T>) -> Self {
        let plain = written.iter().map(|(name, value)| (plain_name(name), value));
        Self { written, plain: plain.filter(|(name, _)| !name.is_empty()).collect() }
    }

    pub(in crate::import) fn get(&self, name: &str) -> Option<&'m T> {
        self.written.get(name).or_else(|| {
            let plain = Some(plain_name(name)).filter(|_| !self.plain.is_empty())?;
            self.plain.get(&plain).copied()
        })
    }

    /// What stands for every other name.
    pub(in crate::import) fn rest(&self) -> Option<&'m T> {
        self.written.get(ImportMap::REST)
    }
}

impl<'m> Meanings<'m> {
    /// Those of a map.
    #[must_use]
    pub fn of(map: &'m ImportMap) -> Self {
        Self { stages: Lookup::of(&map.stages) }
    }

    /// That of its pipeline, that of any pipeline, that of the rest.
    #[must_use]
    pub fn get(&self, pipeline: Option<&str>, stage: &str) -> Option<StageMeaning> {
        let in_pipeline = || pipeline.and_then(|pipeline| self.stages.get(&format!("{pipeline} / {stage}")));
        let named = in_pipeline().or_else(|| self.stages.get(stage)).or_else(|| self.stages.rest());
        named.copied().or_else(|| stage.parse().ok())
    }
}

//! Use cases: load, decide by the core, save.

pub mod answer;
pub mod problem_words;
pub mod step2_decomposition;

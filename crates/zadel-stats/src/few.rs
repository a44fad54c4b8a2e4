//! Properties of which a hundred thousand cases would take a day.

use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};

/// So many cases, however deep properties are tried: each of these takes long. The macro takes their number from the environment,
/// whatever stands in its configuration.
pub(crate) fn few<S: Strategy>(cases: u32, of: &S, holds: impl Fn(S::Value) -> TestCaseResult) {
    let config = ProptestConfig { cases, ..ProptestConfig::default() };
    TestRunner::new(config).run(of, holds).expect("it holds");
}

//! A plan with open numbers: what is known, and what would close it.

use std::fmt::{self, Write};

use zadel_core::step2_decomposition::Underdetermined;

use super::Page;

impl Page<'_> {
    pub(super) fn open(&mut self, open: &Underdetermined) -> fmt::Result {
        self.title(&open.decomposition)?;
        self.lines(&open.decomposition, None)?;
        self.grounds_of(&open.decomposition, None)?;
        self.heading(&self.texts.say_with("step2-open-title", &[("n", open.n_missing.into())]))?;
        writeln!(self.out, "{}", self.texts.say_with("step2-open-pin-any", &[("n", open.n_missing.into())]))?;
        open.candidates.iter().try_for_each(|candidate| {
            let name = self.variable(*candidate);
            writeln!(self.out, "  {name}")
        })
    }
}

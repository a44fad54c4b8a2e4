//! Pins that cannot all hold, and what would do.

use std::fmt::{self, Write};

use zadel_core::step2_decomposition::{ConflictingPin, Value};

use super::Page;
use super::columns::{Align, Columns};
use super::lines::bold;

impl Page<'_> {
    pub(super) fn conflict(&mut self, pins: &[ConflictingPin]) -> fmt::Result {
        writeln!(self.out, "{}", bold(self.texts.say("step2-conflict-title")))?;
        writeln!(self.out, "{}\n", self.texts.say("step2-conflict-advice"))?;
        let column = |key: &str| (self.texts.say(key), Align::Right);
        let mut columns = Columns::new(vec![
            (self.texts.say("step2-column-pin"), Align::Left),
            column("step2-column-now"),
            column("step2-column-nearest"),
            column("step2-column-nearest-in-set"),
        ]);
        for conflict in pins {
            let value = |value: Option<Value>| match value {
                Some(value) => self.value(conflict.pin, value),
                None => self.texts.say("step2-no-single-change"),
            };
            columns.row(vec![
                self.variable(conflict.pin),
                self.value(conflict.pin, conflict.value),
                value(conflict.nearest),
                value(conflict.nearest_in_set),
            ]);
        }
        self.out.push_str(&columns.print());
        if pins.iter().all(|conflict| conflict.nearest.is_none()) {
            self.note(&self.texts.say("step2-conflict-more"))?;
        }
        Ok(())
    }
}

//! Properties of the arithmetic on random plans and tables.

mod plans;
mod resources;
mod schedules;
mod solver;
mod splits;
mod weeks;

//! Properties of the arithmetic on random plans and tables.

mod plans;
mod resources;
mod rounding;
mod schedules;
mod solver;
mod splits;
mod weeks;

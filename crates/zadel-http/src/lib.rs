//! The JSON API with its OpenAPI document, sessions, live changes, and the browser application.
//!
//! One file for one operation: request, response, documentation, handler. Handlers call `zadel-app` and nothing below it.
//! What was refused leaves a handler as data (`problem::Problem`); the words are put in at the border, in the language of
//! the request.

mod api;
mod audit;
mod border;
mod calendar;
mod events;
mod facts;
mod forecast;
mod health;
mod members;
mod page;
mod plans;
mod problem;
mod serve;
mod session;
mod setup;
mod staff;
mod state;
mod step1_goal;
mod step2_decomposition;
mod step3_resources;
mod technologies;
mod tokens;
mod ui;
mod wire;

pub use api::{openapi, router};
pub use serve::{Listen, ServeError, Tls, serve};
pub use state::Settings;

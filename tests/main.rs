//! Acceptance tests: signed calls against a cloud inside the test.

mod alibaba;
mod coverage;
mod journeys;
mod own;
mod storm;

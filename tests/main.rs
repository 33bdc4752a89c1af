//! Acceptance tests: signed calls against a cloud inside the test.

mod alibaba;
mod coverage;
mod journeys;
mod kingsoft;
mod own;
mod storm;

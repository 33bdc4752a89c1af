//! The sandbox's own interface, through its router.

mod browser;
mod clock;
mod console_api;
mod console_lab;
mod console_networks;
mod console_sandbox;
mod counters;
mod folders;
mod images;
mod json;
mod least_privilege;
mod panics;
mod paths;
mod quotas;
mod recording;
mod recordings;
mod restart;
mod services;
mod shells;
mod sign_in;
mod statements;
mod trail;
mod what_if;

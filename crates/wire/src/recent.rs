//! What the decisions on the latest calls rest on, so that they can be explained when somebody asks.
//!
//! A call pays for this with a few reference counts. The explanation itself is made when it is asked
//! for, by the engine that decided, from the documents and the values that it decided on.

use std::collections::VecDeque;

use parking_lot::Mutex;
use policy_engine::Explanation;

use crate::cx::Decided;

/// How many calls are kept.
const KEPT: usize = 2_000;

/// The latest calls that something was decided about.
#[derive(Debug, Default)]
pub struct Recent(Mutex<VecDeque<(String, Vec<Decided>)>>);

impl Recent {
    pub(crate) fn keep(&self, request_id: &str, decided: Vec<Decided>) {
        if decided.is_empty() {
            return;
        }
        let mut calls = self.0.lock();
        let oldest = (calls.len() >= KEPT).then(|| calls.pop_front());
        calls.push_back((request_id.to_owned(), decided));
        drop(calls);
        // Freed after the lock.
        drop(oldest);
    }

    /// Why each check of a call was answered as it was; `None` when the call is too old or had none.
    pub fn explain(&self, request_id: &str) -> Option<Vec<Explanation>> {
        let calls = self.0.lock();
        let (_, decided) = calls.iter().rev().find(|(id, _)| id == request_id)?;
        Some(decided.iter().map(Decided::explain).collect())
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.0.lock().clear();
    }
}

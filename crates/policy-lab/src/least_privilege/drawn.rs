//! Which identifiers the cloud drew while it was recorded, and for whom.

use std::collections::HashMap;

use serde_json::Value;
use wire::recording::Line;

use super::subject::Subject;

/// Where an identifier was seen first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First<'r> {
    /// Somebody named it, so it was there or is a name that clients choose.
    Named,
    /// A call that changed something brought it.
    Made {
        /// Who called; `None` for the account itself and others without policies.
        by: Option<&'r Subject>,
        /// Number of the call's line.
        line: usize,
    },
    /// A read brought it.
    Read,
}

/// Every text of a recording that may be an identifier, with where it was seen first.
#[derive(Debug, Default)]
pub(super) struct Drawn<'r> {
    /// By the text in small letters: the cloud writes names of roles in resource names so.
    first: HashMap<String, First<'r>>,
}

impl<'r> Drawn<'r> {
    /// Takes in a call; calls come in their order.
    pub(super) fn see(&mut self, number: usize, line: &'r Line, by: Option<&'r Subject>) {
        for value in line.parameters.values() {
            self.note(value, First::Named);
        }
        let first = if line.changes == Some(true) { First::Made { by, line: number } } else { First::Read };
        if let Some(reply) = &line.reply {
            self.see_reply(reply, first);
        }
    }

    fn see_reply(&mut self, value: &'r Value, first: First<'r>) {
        match value {
            Value::String(text) => self.note(text, first),
            Value::Array(items) => items.iter().for_each(|item| self.see_reply(item, first)),
            Value::Object(fields) => fields.values().for_each(|field| self.see_reply(field, first)),
            _ => {}
        }
    }

    fn note(&mut self, text: &str, first: First<'r>) {
        for piece in text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))) {
            if !piece.is_empty() {
                self.first.entry(piece.to_ascii_lowercase()).or_insert(first);
            }
        }
    }

    /// Where a part of a resource's name was seen first.
    pub(super) fn first(&self, text: &str) -> Option<First<'r>> {
        self.first.get(&text.to_ascii_lowercase()).copied()
    }
}

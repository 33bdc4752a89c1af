//! What became of each instance of a call that is about several.

use schemars::JsonSchema;
use serde::Serialize;
use wire::Failure;

use super::errors::{self, Error};

/// What became of one instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Outcome {
    pub(crate) instance_id: String,
    pub(crate) r#return: bool,
    pub(crate) message: String,
}

/// What became of each.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    list: Vec<(String, Option<Failure>)>,
    first: Option<Error>,
    done: usize,
}

impl Outcomes {
    /// Notes what became of one. Only a failure of the sandbox itself ends the call.
    pub(crate) fn push(&mut self, id: &str, outcome: Result<(), Error>) -> Result<(), Error> {
        let failure = match outcome {
            Ok(()) => {
                self.done += 1;
                None
            }
            Err(error) => {
                let failure = errors::refuse(&error);
                if failure.status >= 500 {
                    return Err(error);
                }
                self.first.get_or_insert(error);
                Some(failure)
            }
        };
        self.list.push((id.to_owned(), failure));
        Ok(())
    }

    /// What became of each, when something became of at least one; else why nothing did.
    ///
    /// Some clients look at the status alone, so a call that did nothing at all must not look like success.
    pub(crate) fn each(self) -> Result<Vec<(String, Option<Failure>)>, Error> {
        match self.first {
            Some(error) if self.done == 0 => Err(error),
            _ => Ok(self.list),
        }
    }

    /// The same as most operations answer it.
    pub(crate) fn finish(self) -> Result<Vec<Outcome>, Error> {
        let shown = |(instance_id, failure): (String, Option<Failure>)| Outcome {
            instance_id,
            r#return: failure.is_none(),
            message: failure.map(|failure| failure.message).unwrap_or_default(),
        };
        Ok(self.each()?.into_iter().map(shown).collect())
    }
}

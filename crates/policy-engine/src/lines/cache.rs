//! Documents that were compiled before.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

use crate::dialect::Dialect;
use crate::document::{Document, Malformed, Purpose};

/// A map whose order of growth no chance decides.
type ByText = HashMap<Box<str>, Result<Arc<Document>, Malformed>, BuildHasherDefault<DefaultHasher>>;

/// Compiled documents by their text, up to a number of them.
#[derive(Debug)]
pub(super) struct Cache {
    documents: BTreeMap<(Dialect, Purpose), ByText>,
    held: usize,
    most: usize,
}

impl Cache {
    pub(super) fn new(most: usize) -> Cache {
        Cache { documents: BTreeMap::new(), held: 0, most }
    }

    /// The compiled document, or why it is refused.
    pub(super) fn get(&mut self, dialect: Dialect, purpose: Purpose, text: &str) -> Result<Arc<Document>, Malformed> {
        if let Some(known) = self.documents.get(&(dialect, purpose)).and_then(|by_text| by_text.get(text)) {
            return known.clone();
        }
        let document = Document::parse(dialect, purpose, text).map(Arc::new);
        if self.held >= self.most {
            // Starting over is simple, and costs each document one more
            // compilation for every `most` new ones.
            self.documents.clear();
            self.held = 0;
        }
        self.held += 1;
        self.documents.entry((dialect, purpose)).or_default().insert(text.into(), document.clone());
        document
    }
}

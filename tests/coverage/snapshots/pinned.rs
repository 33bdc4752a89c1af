//! Comparing what is answered with what stands in files.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::{env, fs};

use super::client::Product;
use super::world::here;

/// Begins a part of a file.
const HEADING: &str = "==== ";

/// Which answers a folder holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// `replies`: what operations answer.
    Replies,
    /// `decisions`: what policies decide about them, and why.
    Decisions,
}

impl Kind {
    /// Where the files of a product stand, below the folder of this module.
    pub(super) fn folder(self, product: &Product) -> PathBuf {
        Path::new(self.name()).join(product.cloud.name()).join(product.name.to_lowercase())
    }

    /// The folders that there are.
    pub(super) fn folders(self) -> Vec<PathBuf> {
        let below = |folder: &Path| -> Vec<PathBuf> {
            let entries = fs::read_dir(here().join(folder)).expect("a folder");
            entries.map(|entry| folder.join(entry.expect("an entry").file_name())).collect()
        };
        below(Path::new(self.name())).iter().flat_map(|cloud| below(cloud)).collect()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Replies => "replies",
            Self::Decisions => "decisions",
        }
    }
}

/// The files of one product, and what does not agree with them.
#[derive(Debug)]
pub(super) struct Pinned {
    product: Product,
    /// Below the folder of this module.
    folder: PathBuf,
    names: BTreeSet<String>,
    differences: Vec<String>,
}

/// What is pinned of one operation: named parts.
#[derive(Debug, Default)]
pub(super) struct Parts(Vec<(String, String)>);

impl Parts {
    pub(super) fn add(&mut self, name: impl Into<String>, text: String) {
        self.0.push((name.into(), text));
    }

    pub(super) fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    fn text(&self) -> String {
        let parts = self.0.iter().map(|(name, text)| format!("{HEADING}{name}\n{}\n", text.trim_end()));
        parts.collect::<Vec<_>>().join("\n")
    }

    /// The parts of a file, without insta's head.
    fn of_file(path: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let text = text.strip_prefix("---\n")?.split_once("\n---\n")?.1;
        let mut parts = Self::default();
        for line in text.lines() {
            match line.strip_prefix(HEADING) {
                Some(name) => parts.add(name, String::new()),
                None => {
                    if let Some((_, text)) = parts.0.last_mut() {
                        text.push_str(line);
                        text.push('\n');
                    }
                }
            }
        }
        Some(parts)
    }

    /// Names of the parts in which two differ.
    fn difference(&self, other: &Self) -> Vec<String> {
        let part_of = |parts: &Self, name: &str| {
            let part = parts.0.iter().find(|(known, _)| known == name);
            part.map(|(_, text)| text.trim_end().to_owned())
        };
        let mut seen = BTreeSet::new();
        let names = self.0.iter().chain(&other.0).map(|(name, _)| name).filter(|name| seen.insert(*name));
        names.filter(|name| part_of(self, name) != part_of(other, name)).cloned().collect()
    }
}

impl Pinned {
    pub(super) fn of(kind: Kind, product: Product) -> Self {
        Self { product, folder: kind.folder(&product), names: BTreeSet::new(), differences: Vec::new() }
    }

    /// Compares the parts of one operation with its file.
    pub(super) fn compare(&mut self, operation: &str, parts: &Parts) {
        self.names.insert(operation.to_owned());
        let path = here().join(&self.folder).join(format!("{operation}.snap"));
        let kept = Parts::of_file(&path);
        let text = parts.text();
        let folder = self.folder.as_path();
        // insta stops at the first difference; here the next operation follows.
        let same = catch_unwind(|| {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(operation, text));
        });
        if same.is_err() {
            let what = match kept {
                Some(kept) => parts.difference(&kept).join("; "),
                None => "nothing stands in a file yet".to_owned(),
            };
            self.differ(operation, &what);
        }
    }

    /// Notes something else that is wrong with an operation.
    pub(super) fn differ(&mut self, operation: &str, what: &str) {
        let product = &self.product;
        self.differences.push(format!("{} {} {operation}: {what}", product.cloud.name(), product.name));
    }

    /// Fails with every difference, files of operations that are gone among them.
    pub(super) fn end(mut self) {
        for name in self.stale() {
            if accepts() {
                fs::remove_file(here().join(&self.folder).join(format!("{name}.snap"))).expect("a file is removed");
            } else {
                self.differ(&name, "there is no such operation any more");
            }
        }
        let Self { differences, .. } = self;
        assert!(
            differences.is_empty(),
            "operations that differ from their snapshots: {}\n  {}\nif that is meant: \
             INSTA_UPDATE=always cargo test -p acceptance snapshots",
            differences.len(),
            differences.join("\n  ")
        );
    }

    fn stale(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(here().join(&self.folder)) else { return Vec::new() };
        let names = files.filter_map(|file| {
            let path = file.expect("a file").path();
            let is_snapshot = path.extension().is_some_and(|kind| kind == "snap");
            is_snapshot.then(|| path.file_stem().expect("a name").to_string_lossy().into_owned())
        });
        names.filter(|name| !self.names.contains(name)).collect()
    }
}

/// Whether files are to be written anew. insta reads the same; it does not remove files.
#[expect(clippy::disallowed_methods, reason = "it is a setting of the test run, not of the server")]
fn accepts() -> bool {
    env::var("INSTA_UPDATE").is_ok_and(|update| update == "always")
}

//! English and Chinese: what the console says, from one catalogue for each language.
//!
//! The files in `locales/` are in Fluent's syntax, one for each part of the console. Words of the clouds stand there as
//! their vendors write them.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use http::{HeaderMap, header};
use unic_langid::LanguageIdentifier;

use crate::visitor::cookie;

/// Cookie that keeps the choice.
pub(crate) const COOKIE: &str = "yunbox-language";

macro_rules! catalogue {
    ($folder:literal: $($part:literal),*) => {
        [$(($part, include_str!(concat!("../locales/", $folder, "/", $part, ".ftl")))),*]
    };
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    let parts =
        catalogue!("en": "frame", "sign-in", "calls", "identities", "instances", "networks", "lab", "sandbox", "api");
    Words::read("en", &parts)
});
static CHINESE: LazyLock<Words> = LazyLock::new(|| {
    let parts = catalogue!("zh-CN": "frame", "sign-in", "calls", "identities", "instances", "networks", "lab", "sandbox", "api");
    Words::read("zh-CN", &parts)
});

/// One language.
pub(crate) struct Words {
    /// Its tag, as HTML names it.
    pub(crate) tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Words").field("tag", &self.tag).finish_non_exhaustive()
    }
}

impl Words {
    fn read(tag: &'static str, parts: &[(&str, &str)]) -> Self {
        let language = tag.parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Marks of direction around values would stand in names that people copy.
        bundle.set_use_isolating(false);
        for (part, text) in parts {
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    tracing::error!(tag, part, ?errors, "a catalogue of the console has errors");
                    resource
                }
            };
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!(tag, part, ?errors, "a catalogue of the console says something twice");
            }
        }
        Self { tag, bundle }
    }

    /// What is said under a key.
    pub(crate) fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// What is said under a key, with values put in.
    pub(crate) fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|said| said.value());
        let Some(pattern) = pattern else {
            tracing::error!(key, tag = self.tag, "the console has no words for this");
            return key.to_owned();
        };
        let args: FluentArgs<'_> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value))).collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }
}

/// English, for tests of what pages draw.
#[cfg(test)]
pub(crate) fn english() -> &'static Words {
    &ENGLISH
}

/// The language that a browser asks for: what was chosen here, else what it accepts, else English.
pub(crate) fn of(headers: &HeaderMap) -> &'static Words {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match cookie(headers, COOKIE).unwrap_or(accepted) {
        wanted if prefers_chinese(wanted) => &CHINESE,
        _ => &ENGLISH,
    }
}

/// Whether Chinese stands before English in a list of languages. Browsers write what is preferred first.
fn prefers_chinese(list: &str) -> bool {
    let mut languages = list.split(',').map(|one| one.trim().to_ascii_lowercase());
    languages.find_map(|one| match one.get(..2) {
        Some("zh") => Some(true),
        Some("en") => Some(false),
        _ => None,
    }) == Some(true)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The keys of all catalogues of a language.
    fn keys(tag: &str) -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(tag);
        let files = fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
        let key = |line: &str| {
            line.split_once(" =").map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with([' ', '#']))
        };
        files.flat_map(|text| text.lines().filter_map(key).collect::<Vec<_>>()).collect()
    }

    /// Every text between quotation marks in the sources.
    fn literals(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                literals(&path, found);
            } else {
                let text = fs::read_to_string(path).unwrap();
                found.extend(text.split('"').map(str::to_owned));
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (english, chinese) = (keys("en"), keys("zh-CN"));
        assert_eq!(english.difference(&chinese).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in Chinese");
        assert_eq!(chinese.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
        for key in &english {
            for words in [&ENGLISH, &CHINESE] {
                assert!(words.bundle.get_message(key).is_some(), "{key} cannot be read in {}", words.tag);
            }
        }
    }

    #[test]
    fn every_key_is_said_somewhere_and_every_key_that_is_asked_for_is_there() {
        let mut sources = BTreeSet::new();
        literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
        let english = keys("en");
        let unsaid: Vec<_> = english.iter().filter(|key| !sources.contains(*key)).collect();
        assert!(unsaid.is_empty(), "in the catalogue and in no source: {unsaid:?}");
        let mut asked = BTreeSet::new();
        asked_for(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut asked);
        let missing: Vec<_> = asked.difference(&english).collect();
        assert!(missing.is_empty() && asked.len() > 20, "asked for and in no catalogue: {missing:?}");
    }

    /// The keys that sources ask for by a literal.
    fn asked_for(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                asked_for(&path, found);
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            for start in [".t(\"", ".with(\""] {
                let asked = text.split(start).skip(1).filter_map(|rest| rest.split('"').next());
                found.extend(asked.filter(|key| !key.is_empty()).map(str::to_owned));
            }
        }
    }

    #[test]
    fn what_a_browser_prefers_is_spoken() {
        for (list, chinese) in [
            ("zh-CN,zh;q=0.9,en;q=0.8", true),
            ("en-GB,zh;q=0.5", false),
            ("fr,zh-TW;q=0.5", true),
            ("fr", false),
            ("", false),
            ("zh-CN", true),
        ] {
            assert_eq!(prefers_chinese(list), chinese, "{list}");
        }
    }

    #[test]
    fn values_are_put_in_as_they_are() {
        let said = ENGLISH.with("frame-time", &[("time", "<b>2026</b>")]);
        assert!(said.contains("<b>2026</b>"), "{said}");
    }
}

//! How a product's world is furnished, and what each operation needs beside that.
//!
//! A recipe is a text, `worlds/<cloud>/<product>.txt`. A section is begun by a name in brackets: `[world]` is played
//! once for the product, `[StopInstance]` before the call of that operation; a section may name several operations.
//! Lines of a section are played in order:
//!
//! ```text
//! # a comment
//! Vpc CreateVpc RegionId=cn-hangzhou -> vpc=/VpcId      a call of the account, which must succeed; a part of its answer
//!                                                       is kept under a name
//! @eve Ram GetUser UserName=eve                         a call of whoever holds the key `{eve.id}`, `{eve.secret}`
//! @eve! Ram ListUsers                                   the same, and it must be refused
//! wait 60                                               the clock moves on
//! codes seed                                            {code1} and {code2}: what an authenticator with `{seed}` shows
//! issuer                                                {issuer} and {oidc-token}, see `federation.rs`
//! saml                                                  {saml-metadata} and {saml-assertion}, see there
//! ```
//!
//! Others say how an operation's example is called:
//!
//! ```text
//! example VpcId={vpc}      the value of this parameter in every example of the section, or in all of the product
//!                          if the section is the world
//! text 2000143391=1        replaces a text in every example
//! by alice                 the operation is called by the holder of this key; `nobody` does not sign
//! bare                     the world is not furnished: for an operation that makes what others are about
//! ```
//!
//! A parameter is meant by its name without the numbers of lists: `InstanceId` is `InstanceId.1` too. Values have no
//! blanks; `{name}` in one stands for what was kept under that name.

use std::collections::BTreeMap;
use std::path::Path;

/// A recipe.
#[derive(Debug, Default)]
pub(super) struct Recipe {
    pub(super) world: Before,
    pub(super) operations: BTreeMap<String, Before>,
}

/// What a section says.
#[derive(Debug, Default, Clone)]
pub(super) struct Before {
    pub(super) bare: bool,
    pub(super) by: Option<String>,
    pub(super) examples: Vec<(String, String)>,
    pub(super) texts: Vec<(String, String)>,
    pub(super) steps: Vec<Step>,
}

/// One line that does something.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Call(Call),
    Wait(u64),
    Codes(String),
    Issuer,
    Saml,
}

/// A call that a world is furnished with.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub(super) by: Option<String>,
    pub(super) refused: bool,
    pub(super) product: String,
    pub(super) action: String,
    pub(super) parameters: Vec<(String, String)>,
    /// Name and JSON pointer.
    pub(super) keep: Vec<(String, String)>,
}

impl Recipe {
    /// Reads a recipe; a product without one has an empty world.
    pub(super) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let mut recipe = Self::default();
        let mut names = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(section) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                names = section.split_whitespace().map(str::to_owned).collect();
                continue;
            }
            for name in &names {
                let section = match name.as_str() {
                    "world" => &mut recipe.world,
                    name => recipe.operations.entry(name.to_owned()).or_default(),
                };
                section.read(line);
            }
        }
        recipe
    }
}

impl Before {
    fn read(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "bare" => self.bare = true,
            "by" => self.by = Some(rest.to_owned()),
            "example" => self.examples.push(pair(rest)),
            "text" => self.texts.push(pair(rest)),
            "wait" => self.steps.push(Step::Wait(rest.parse().expect("seconds"))),
            "codes" => self.steps.push(Step::Codes(rest.to_owned())),
            "issuer" => self.steps.push(Step::Issuer),
            "saml" => self.steps.push(Step::Saml),
            _ => self.steps.push(Step::Call(Call::read(line))),
        }
    }
}

impl Call {
    fn read(line: &str) -> Self {
        let (asked, kept) = line.split_once(" -> ").unwrap_or((line, ""));
        let mut words = asked.split_whitespace().peekable();
        let by = words.next_if(|word| word.starts_with('@')).map(|word| word.trim_start_matches('@'));
        let mut next = || words.next().unwrap_or_else(|| panic!("no call: {line}")).to_owned();
        Self {
            by: by.map(|name| name.trim_end_matches('!').to_owned()),
            refused: by.is_some_and(|name| name.ends_with('!')),
            product: next(),
            action: next(),
            parameters: words.map(pair).collect(),
            keep: kept.split_whitespace().map(pair).collect(),
        }
    }
}

fn pair(text: &str) -> (String, String) {
    let (name, value) = text.split_once('=').unwrap_or_else(|| panic!("no `name=value`: {text}"));
    (name.to_owned(), value.to_owned())
}

/// A parameter's name without the numbers of lists.
pub(super) fn without_numbers(name: &str) -> String {
    let parts = name.split('.').filter(|part| !part.chars().all(|c| c.is_ascii_digit()));
    parts.collect::<Vec<_>>().join(".")
}

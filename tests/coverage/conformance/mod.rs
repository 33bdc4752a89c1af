//! Every parameter of every operation: left out, empty, too long, of another type, hostile.
//!
//! The cases are made from what a vendor publishes and from what an operation reads, so an operation that is added
//! tomorrow is tried without another line. Whatever is sent, the answer is the vendor's: a status below 500, a code of
//! the vendor's form, a number, and nothing half-written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod alibaba;
mod kingsoft;

use std::collections::BTreeMap;

use quick_xml::events::Event;
use wire::{Effect, Format, Route};

use crate::coverage::snapshots::client::Reply;

/// Texts that have broken somebody's software.
const HOSTILE: [&str; 10] = [
    "'; DROP TABLE users; --",
    "<script>alert(1)</script> & ]]>",
    "../../../../etc/passwd",
    "\u{0}\u{7}\u{1b}[31m",
    "\u{202e}\u{feff}e\u{301}𝕏\u{fffe}",
    "%s%n%00{{7*7}}${jndi:ldap://x}",
    "[{\"Key\":{\"Value\":[1,2,{\"a\":null}]}}]",
    "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\"",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    " \t\r\n ",
];

/// Texts that are no number of a sensible size, no truth value, no list and no structure.
const OF_ANOTHER_TYPE: [&str; 6] = ["not a number", "-1", "1.5", "99999999999999999999999", "NaN", "0x10"];

/// Every row of every table.
type Held = BTreeMap<String, Vec<String>>;

/// A cloud in which things of the examples exist, and what differs between the vendors.
trait Vendor {
    /// Parameters of writes that take so long a text.
    const TAKE_ANY: &'static [&'static str];

    /// Brings about what the example of an operation is about, as far as it is not there.
    async fn furnish(&mut self, route: &Route);

    /// The parameters of an operation that are tried.
    fn parameters(&self, route: &Route) -> Vec<Parameter>;

    /// The example of an operation, with the names of things as they are here.
    fn example(&self, route: &Route) -> Vec<(String, String)>;

    /// Calls an operation as somebody who may.
    async fn call(&self, route: &Route, format: Format, parameters: &[(String, String)]) -> Reply;

    /// What the database holds.
    fn rows(&mut self) -> Held;

    /// What the next call finds, after one that left this behind.
    async fn go_on(&mut self, left: Held) -> Held;

    /// Whether a refusal in JSON has all that this vendor's have.
    fn is_refusal(reply: &Reply) -> bool;

    /// Whether a refusal says that this parameter is missing.
    fn is_missing(&self, name: &str, reply: &Reply) -> bool;
}

/// One parameter of an operation.
struct Parameter {
    name: String,
    /// Whether the operation reads it.
    read: bool,
    /// Whether a call without it cannot be read.
    required: bool,
    kind: Kind,
}

/// What the values of a parameter are, where somebody says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Truth,
    Other,
}

/// The cases of one product.
struct Trial<V> {
    vendor: V,
    held: Held,
    calls: usize,
    /// What was wrong, in words.
    wrong: Vec<String>,
}

async fn survives<V: Vendor>(vendor: V, routes: &[Route]) {
    let mut trial = Trial { vendor, held: Held::new(), calls: 0, wrong: Vec::new() };
    for route in routes {
        trial.vendor.furnish(route).await;
        trial.held = trial.vendor.rows();
        for parameter in trial.vendor.parameters(route) {
            trial.try_parameter(route, &parameter).await;
        }
        let example = trial.vendor.example(route);
        trial.call(route, Format::Json, &example).await;
    }
    assert!(trial.calls > routes.len(), "no case was tried");
    assert!(trial.wrong.is_empty(), "{} cases:\n{}", trial.wrong.len(), trial.wrong.join("\n"));
}

impl<V: Vendor> Trial<V> {
    async fn try_parameter(&mut self, route: &Route, parameter: &Parameter) {
        let name = parameter.name.as_str();
        let is_part =
            |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let (parts, others): (Vec<_>, Vec<_>) =
            self.vendor.example(route).into_iter().partition(|(known, _)| is_part(known));
        // Without what the example does not have it is the example, which is tried once.
        if parameter.required || !parts.is_empty() {
            let reply = self.call(route, Format::Json, &others).await;
            let told = reply.status == 400 && self.vendor.is_missing(name, &reply);
            self.expect(told || !parameter.required, || format!("{} without {name}: {}", route.name, reply.body));
        }
        let with = |value: &str| [others.as_slice(), &[(name.to_owned(), value.to_owned())]].concat();
        self.call(route, Format::Json, &with("")).await;
        if !parameter.read {
            // It changes nothing, whatever it says: one text stands for all.
            self.call(route, Format::Json, &with(HOSTILE[0])).await;
            return;
        }
        let reply = self.call(route, Format::Json, &with(&"x".repeat(20_000))).await;
        // A filter of a list may be any text, and nothing matches it.
        if route.effect == Effect::Write && !V::TAKE_ANY.contains(&name) {
            self.expect(reply.status >= 400, || format!("{} takes 20,000 characters as {name}", route.name));
        }
        for value in OF_ANOTHER_TYPE {
            let reply = self.call(route, Format::Json, &with(value)).await;
            let numeric = parameter.kind == Kind::Number && value != "-1";
            if numeric || parameter.kind == Kind::Truth {
                self.expect(reply.status >= 400, || format!("{} takes `{value}` as {name}", route.name));
            }
        }
        for value in HOSTILE {
            self.call(route, Format::Json, &with(value)).await;
            self.call(route, Format::Xml, &with(value)).await;
        }
    }

    /// Calls an operation and looks at what every answer must have.
    async fn call(&mut self, route: &Route, format: Format, parameters: &[(String, String)]) -> Reply {
        self.calls += 1;
        let reply = self.vendor.call(route, format, parameters).await;
        let refused = reply.status != 200;
        let said = || format!("{} {parameters:?}: {} {}", route.name, reply.status, reply.body);
        self.expect(!refused || (400..500).contains(&reply.status), said);
        let formed = match format {
            Format::Xml => is_xml(&reply.body),
            Format::Json | Format::Plain => has_text(&reply, "/RequestId") && (!refused || V::is_refusal(&reply)),
        };
        self.expect(formed, said);
        if route.effect == Effect::Write {
            let left = self.vendor.rows();
            if left != self.held {
                self.expect(!refused, || format!("left something behind: {}", said()));
                self.held = self.vendor.go_on(left).await;
            }
        }
        reply
    }

    fn expect(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.wrong.push(what().chars().take(600).collect());
        }
    }
}

/// Whether a text is well-formed XML.
fn is_xml(text: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break true,
            Ok(_) => {}
            Err(_) => break false,
        }
    }
}

/// Whether a text is a word of a code.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether an answer has a text at a JSON pointer, and not an empty one.
fn has_text(reply: &Reply, pointer: &str) -> bool {
    reply.field(pointer).is_some_and(|text| !text.is_empty())
}

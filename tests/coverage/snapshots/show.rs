//! Answers as text, for a reader who compares two of them.
//!
//! A text says everything that the bytes say: JSON and XML are only broken into lines, and a body that would not come
//! out the same again stands as it is. What is left out is left out by name:
//!
//! * `EncodedDiagnosticMessage` is sealed; what it says is asked of `DecodeDiagnosticMessage` and shown below it;
//! * a long text in base64, such as a session's token, a picture or a certificate, is its length and its hash;
//! * the address of an identity provider on this machine is `[issuer]`: its port differs;
//! * `position` of a record is its place in the trail: records of reads are written a little later than those of
//!   writes.
//!
//! Keys, secrets and seeds in these texts are drawn from the tests' own seed and open nothing.

use std::fmt::Write;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wire::Format;

use super::client::{Cloud, Product, Reply};
use super::world::World;

/// From this length on a text in base64 is shown by its hash.
const LONG: usize = 160;

/// Longest line of JSON that could be broken.
const WIDTH: usize = 110;

const SEALED: &str = "EncodedDiagnosticMessage";

/// A call, with names where identifiers were sent.
pub(super) fn asked(by: Option<&str>, action: &str, parameters: &[(String, String)]) -> String {
    let mut text = format!("{} asks for {action}", by.unwrap_or("the account"));
    for (name, value) in parameters {
        write!(text, "\n  {name} = {}", shortened(value)).ok();
    }
    text
}

/// An answer: its status, its headers, its body, and what is sealed in it.
pub(super) async fn reply(world: &World, format: Format, reply: &Reply) -> String {
    let mut text = reply.status.to_string();
    for (name, value) in &reply.headers {
        // How long the body is shows in the body, and a hash stands for what is left out of it.
        if name != "content-length" {
            write!(text, "\n{name}: {value}").ok();
        }
    }
    let body = shortened(&without_sealed(&reply.body));
    let body = match format {
        Format::Json | Format::Plain => json_lines(&body),
        Format::Xml => xml_lines(&body),
    };
    write!(text, "\n\n{body}").ok();
    if world.product.cloud == Cloud::Alibaba
        && format == Format::Json
        && let Some(message) = serde_json::from_str(&reply.body).ok().and_then(|json| sealed(&json))
    {
        let ram = Product::of(Cloud::Alibaba, "Ram");
        let asked = [(SEALED.to_owned(), message)];
        let told = world.call_of(&ram, None, "DecodeDiagnosticMessage", Format::Json, &asked).await;
        let told: Value = serde_json::from_str(&told.body).expect("an answer is JSON");
        let told = told.get("DecodedDiagnosticMessage").unwrap_or_else(|| panic!("no message: {told}"));
        write!(text, "\n\n{SEALED} says\n{}", lines(told)).ok();
    }
    world.hide(text)
}

/// A call's record.
pub(super) fn record(world: &World, record: Value) -> String {
    let Value::Object(mut record) = record else { panic!("a record is an object") };
    record.remove("position");
    // The refusal is explained twice, in its record and among all checks; one of them is enough to read.
    let last = record.get("explanations").and_then(Value::as_array).and_then(|all| all.last()).cloned();
    if let (Some(own), Some(last)) = (record.get_mut("explanation"), last)
        && *own == last
    {
        *own = Value::from("the last of the explanations");
    }
    let mut text = String::new();
    if let Some(Value::String(why)) = record.remove("why") {
        text = format!("\n\nwhy\n{why}");
    }
    world.hide(shortened(&format!("{}{text}", lines(&Value::Object(record)))))
}

/// What was asked and what allowed it, of each check of a call.
pub(super) fn checks(world: &World, record: &Value) -> String {
    let explanations = record.get("explanations").and_then(Value::as_array).cloned().unwrap_or_default();
    let short = explanations.iter().map(|explanation| {
        let part = |name: &str| explanation.get(name).cloned().unwrap_or_default();
        json!({
            "decision": part("decision"),
            "layer": part("layer"),
            "reason": part("reason"),
            "request": part("request"),
        })
    });
    let short: Vec<_> = short.map(|check| lines(&check)).collect();
    let text = if short.is_empty() { "none".to_owned() } else { short.join("\n") };
    world.hide(shortened(&text))
}

/// JSON in lines: what fits on one stays on one.
fn lines(value: &Value) -> String {
    let mut text = String::new();
    break_up(&mut text, value, 0);
    text
}

fn break_up(text: &mut String, value: &Value, depth: usize) {
    let whole = value.to_string();
    let (open, parts, close) = match value {
        Value::Object(fields) if depth + whole.len() > WIDTH => {
            let names = fields.iter().map(|(name, value)| (format!("{}: ", Value::from(name.as_str())), value));
            ('{', names.collect::<Vec<_>>(), '}')
        }
        Value::Array(items) if depth + whole.len() > WIDTH => {
            ('[', items.iter().map(|value| (String::new(), value)).collect(), ']')
        }
        _ => return text.push_str(&whole),
    };
    text.push(open);
    let mut comma = "";
    for (name, value) in parts {
        write!(text, "{comma}\n{:1$}{name}", "", depth + 1).ok();
        break_up(text, value, depth + 1);
        comma = ",";
    }
    write!(text, "\n{:1$}{close}", "", depth).ok();
}

/// JSON in lines, when its bytes are what the lines stand for.
fn json_lines(body: &str) -> String {
    let Ok(value) = serde_json::from_str::<Value>(body) else { return body.to_owned() };
    let again = value.to_string();
    if again == body { lines(&value) } else { body.to_owned() }
}

/// XML with each element on a line.
fn xml_lines(body: &str) -> String {
    if body.contains('\n') {
        return body.to_owned();
    }
    let (mut text, mut depth) = (String::new(), 0_usize);
    let mut opened = false;
    for part in body.replace("><", ">\n<").lines() {
        let closes = part.starts_with("</");
        depth = depth.saturating_sub(usize::from(closes));
        // An element without content stays on its line.
        if !(closes && opened) {
            write!(text, "\n{:1$}", "", depth).ok();
        }
        text.push_str(part);
        opened = part.starts_with('<') && !closes && !part.starts_with("<?");
        opened = opened && !part.contains("</") && !part.ends_with("/>");
        depth += usize::from(opened);
    }
    text.trim_start().to_owned()
}

/// The sealed message of a refusal, wherever it stands.
fn sealed(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => {
            fields.get(SEALED).and_then(Value::as_str).map(str::to_owned).or_else(|| fields.values().find_map(sealed))
        }
        Value::Array(items) => items.iter().find_map(sealed),
        _ => None,
    }
}

fn without_sealed(text: &str) -> String {
    let mut text = text.to_owned();
    for (start, end) in [(format!("\"{SEALED}\":\""), "\""), (format!("<{SEALED}>"), "<")] {
        if let Some((before, rest)) = text.split_once(&start)
            && let Some((_, after)) = rest.split_once(end)
        {
            text = format!("{before}{start}[sealed]{end}{after}");
        }
    }
    text
}

/// A text with each long run of base64 as its length and its hash.
fn shortened(text: &str) -> String {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=_-".contains(c);
    let (mut out, mut rest) = (String::new(), text);
    while let Some(start) = rest.find(is_base64) {
        let (before, from) = rest.split_at(start);
        let (run, after) = from.split_at(from.find(|c| !is_base64(c)).unwrap_or(from.len()));
        out.push_str(before);
        if run.len() < LONG {
            out.push_str(run);
        } else {
            let hash = Sha256::digest(run.as_bytes());
            write!(out, "[{} characters, sha256 ", run.len()).ok();
            hash.iter().take(8).for_each(|byte| write!(out, "{byte:02x}").unwrap_or_default());
            out.push_str("...]");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

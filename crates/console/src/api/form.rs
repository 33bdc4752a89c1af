//! The form of an operation, drawn from its schema, and the parameters that a sent one says.

use maud::{Markup, html};
use serde_json::{Map, Value};

use super::reference::english;
use super::shape::{Field, Kind};
use crate::language::Words;

/// What stands before the names of parameters in a form, so that none is taken for one of the form's own fields.
pub(super) const PREFIX: &str = "p.";

/// Most rows of a list in a form.
const MOST_ROWS: usize = 50;

/// What is in a form: names such as `Tag.1.Key`, and texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filled(pub(super) Vec<(String, String)>);

impl Filled {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }

    /// What stands below a name, with the names from there.
    fn below<'f>(&'f self, name: &str) -> Vec<(&'f str, &'f str)> {
        let below =
            self.0.iter().filter_map(|(known, text)| Some((known.strip_prefix(name)?.strip_prefix('.')?, text)));
        below.map(|(name, text)| (name, text.as_str())).collect()
    }

    /// The same with lists of structures in the names. Some clients, and some examples, write them as one text of JSON.
    fn spread(&self, fields: &[Field]) -> Self {
        let is_rows = |name: &str| {
            fields.iter().any(|field| field.name == name && matches!(control(&field.kind), Control::Rows(_)))
        };
        let mut spread = Vec::new();
        for (name, text) in &self.0 {
            let rows = if is_rows(name) { serde_json::from_str::<Vec<Map<String, Value>>>(text).ok() } else { None };
            let Some(rows) = rows else {
                spread.push((name.clone(), text.clone()));
                continue;
            };
            for (number, row) in (1..).zip(rows) {
                spread.extend(row.into_iter().map(|(part, value)| {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    (format!("{name}.{number}.{part}"), text)
                }));
            }
        }
        Self(spread)
    }

    /// The highest number below a name.
    fn rows(&self, name: &str) -> usize {
        let number = |(rest, _): (&str, &str)| rest.split('.').next().unwrap_or(rest).parse::<usize>().ok();
        self.below(name).into_iter().filter_map(number).max().unwrap_or(0).min(MOST_ROWS)
    }
}

/// How a parameter is asked for.
#[derive(Debug, PartialEq)]
enum Control<'f> {
    /// One field.
    Plain,
    /// A line for each value.
    Lines,
    /// A field for each part.
    Parts(&'f [Field]),
    /// The same, several times.
    Rows(&'f [Field]),
    /// JSON, where there is more below.
    Json,
}

fn control(kind: &Kind) -> Control<'_> {
    let plain = |fields: &[Field]| fields.iter().all(|field| field.kind.is_plain());
    match kind {
        Kind::List(of) => match &**of {
            Kind::Structure(fields) if plain(fields) && !fields.is_empty() => Control::Rows(fields),
            of if of.is_plain() => Control::Lines,
            _ => Control::Json,
        },
        Kind::Structure(fields) if plain(fields) && !fields.is_empty() => Control::Parts(fields),
        Kind::Structure(_) | Kind::Map | Kind::Any => Control::Json,
        _ => Control::Plain,
    }
}

/// The fields of a form. What is required or filled in stands first, the others where somebody opens them.
pub(super) fn draw(words: &Words, fields: &[Field], filled: &Filled, more: &str) -> Markup {
    let filled = &filled.spread(fields);
    let offered = fields.iter().filter(|field| !field.unbuilt);
    let said = |field: &Field| filled.0.iter().any(|(name, _)| name.split('.').next() == Some(field.name.as_str()));
    let (first, others): (Vec<_>, Vec<_>) = offered.partition(|field| field.required || said(field));
    let few = first.len() + others.len() <= 6;
    html! {
        @for field in &first { (one(words, field, filled, more)) }
        @if few {
            @for field in &others { (one(words, field, filled, more)) }
        } @else if !others.is_empty() {
            details {
                summary { (words.with("api-further", &[("count", &others.len().to_string())])) }
                div.form { @for field in &others { (one(words, field, filled, more)) } }
            }
        }
    }
}

fn one(words: &Words, field: &Field, filled: &Filled, more: &str) -> Markup {
    match control(&field.kind) {
        Control::Plain => plain(words, field, &field.name, filled.get(&field.name), true),
        Control::Lines => {
            let lines = match filled.get(&field.name) {
                "" => filled.below(&field.name).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n"),
                text => from_json(text).unwrap_or_else(|| text.to_owned()),
            };
            area(words, field, &lines, "api-a-line-each")
        }
        Control::Json => {
            let json = match filled.get(&field.name) {
                "" => nested(&filled.below(&field.name)),
                text => text.to_owned(),
            };
            area(words, field, &json, "api-as-json")
        }
        Control::Parts(parts) => html! {
            fieldset {
                legend { (label(words, field)) }
                (hint(words, field))
                div.parts {
                    @for part in parts {
                        @let name = format!("{}.{}", field.name, part.name);
                        (plain(words, part, &name, filled.get(&name), false))
                    }
                }
            }
        },
        Control::Rows(parts) => html! {
            fieldset {
                legend { (label(words, field)) }
                (hint(words, field))
                @let rows = filled.rows(&field.name).max(1) + usize::from(more == field.name);
                @for row in 1..=rows.min(MOST_ROWS) {
                    div.parts {
                        @for part in parts {
                            @let name = format!("{}.{row}.{}", field.name, part.name);
                            (plain(words, part, &name, filled.get(&name), false))
                        }
                    }
                }
                button name="more" value=(field.name) { (words.with("api-another", &[("name", &field.name)])) }
            }
        },
    }
}

fn label(words: &Words, field: &Field) -> Markup {
    html! {
        code { (field.name) }
        @if field.required { " " span.needed { (words.t("api-required")) } }
    }
}

fn hint(words: &Words, field: &Field) -> Markup {
    html! { @if !field.said.is_empty() { p.hint { (english(words, &field.said)) } } }
}

/// A field for one value. What it is for stands below it where there is room, else where a pointer rests.
fn plain(words: &Words, field: &Field, name: &str, value: &str, room: bool) -> Markup {
    let id = format!("{PREFIX}{name}");
    let said = format!("{id}.said");
    let described = (room && !field.said.is_empty()).then_some(said.as_str());
    let title = (!room && !field.said.is_empty()).then_some(field.said.as_str());
    let required = field.required.then_some("true");
    html! {
        div.field {
            label for=(id) title=[title] {
                code { @if room { (name) } @else { (field.name) } }
                @if field.required { " " span.needed { (words.t("api-required")) } }
            }
            @match &field.kind {
                Kind::Boolean => {
                    select id=(id) name=(id) aria-describedby=[described] {
                        @for text in ["", "true", "false"] { option value=(text) selected[value == text] { (text) } }
                    }
                }
                Kind::Choice(choices) => {
                    select id=(id) name=(id) aria-describedby=[described] {
                        option value="" {}
                        @for (text, what) in choices {
                            option value=(text) selected[value == text] title=[(!what.is_empty()).then_some(what)] { (text) }
                        }
                        // Whatever else came with an address or the example is kept.
                        @if !value.is_empty() && choices.iter().all(|(text, _)| text != value) {
                            option value=(value) selected { (value) }
                        }
                    }
                }
                _ if field.secret => {
                    input id=(id) name=(id) type="password" autocomplete="new-password" value=(value) aria-required=[required] aria-describedby=[described];
                }
                Kind::Integer | Kind::Number => {
                    input id=(id) name=(id) inputmode="numeric" autocomplete="off" value=(value) aria-required=[required] aria-describedby=[described];
                }
                _ if value.len() > 80 || value.contains('\n') => {
                    textarea id=(id) name=(id) rows="6" spellcheck="false" aria-required=[required] aria-describedby=[described] {
                        (lines(value))
                    }
                }
                _ => {
                    input id=(id) name=(id) spellcheck="false" autocomplete="off" value=(value) aria-required=[required] aria-describedby=[described];
                }
            }
            @if described.is_some() { p.hint id=(said) { (english(words, &field.said)) } }
        }
    }
}

fn area(words: &Words, field: &Field, text: &str, how: &str) -> Markup {
    let id = format!("{PREFIX}{}", field.name);
    let said = format!("{id}.said");
    let rows = text.lines().count().clamp(2, 14);
    html! {
        div.field {
            label for=(id) { (label(words, field)) }
            textarea id=(id) name=(id) rows=(rows) spellcheck="false" aria-describedby=(said) { (lines(text)) }
            p.hint id=(said) { (english(words, &field.said)) " " (words.t(how)) }
        }
    }
}

/// The text of a text area: a browser drops a line break at its beginning.
fn lines(text: &str) -> Markup {
    html! { "\n" (text) }
}

/// The lines of a list that is written as one JSON text.
fn from_json(text: &str) -> Option<String> {
    serde_json::from_str::<Vec<String>>(text).ok().map(|items| items.join("\n"))
}

/// What stands below a name as JSON text; nothing where nothing stands there.
fn nested(below: &[(&str, &str)]) -> String {
    if below.is_empty() {
        return String::new();
    }
    let value = super::example::nested(below.iter().copied());
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

/// A text area holds no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoJson {
    /// Name of the parameter.
    pub(super) name: String,
    /// Where it ends to be JSON.
    pub(super) why: String,
}

/// The parameters that a filled-in form says. What is empty is left out.
pub(super) fn read(fields: &[Field], filled: &Filled) -> Result<Map<String, Value>, NoJson> {
    let mut params = Map::new();
    for field in fields.iter().filter(|field| !field.unbuilt) {
        let text = filled.get(&field.name);
        let value = match control(&field.kind) {
            Control::Plain => some(text),
            Control::Lines => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                let lines: Vec<Value> = lines.map(Value::from).collect();
                (!lines.is_empty()).then(|| lines.into())
            }
            Control::Json if text.is_empty() => None,
            Control::Json => {
                let read = serde_json::from_str(text);
                Some(read.map_err(|error| NoJson { name: field.name.clone(), why: error.to_string() })?)
            }
            Control::Parts(parts) => object(parts, &field.name, filled),
            Control::Rows(parts) => {
                let row = |number: usize| object(parts, &format!("{}.{number}", field.name), filled);
                let rows: Vec<_> = (1..=filled.rows(&field.name)).filter_map(row).collect();
                (!rows.is_empty()).then(|| rows.into())
            }
        };
        params.extend(value.map(|value| (field.name.clone(), value)));
    }
    Ok(params)
}

fn some(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| text.into())
}

fn object(parts: &[Field], name: &str, filled: &Filled) -> Option<Value> {
    let part = |part: &Field| Some((part.name.clone(), some(filled.get(&format!("{name}.{}", part.name)))?));
    let parts: Map<String, Value> = parts.iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| parts.into())
}

#[cfg(test)]
mod tests {
    use interface::operation;
    use serde_json::json;

    use super::super::shape;
    use super::*;
    use crate::language;

    fn filled(pairs: &[(&str, &str)]) -> Filled {
        Filled(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    fn fields(cloud: &str, product: &str, name: &str) -> Vec<Field> {
        shape::fields(&operation(cloud, product, name).unwrap().input())
    }

    #[test]
    fn a_filled_form_says_the_parameters() {
        let fields = fields("alibaba", "ecs", "RunInstances");
        let filled = filled(&[
            ("RegionId", "cn-hangzhou"),
            ("SecurityGroupIds", "sg-1\n\n sg-2 "),
            ("SystemDisk.Category", "cloud_essd"),
            ("SystemDisk.Size", ""),
            ("Tag.1.Key", "team"),
            ("Tag.1.Value", "web"),
            ("Tag.2.Key", ""),
            ("Tag.3.Key", "stage"),
            ("NetworkInterface", r#"[{"VSwitchId": "vsw-1", "SecurityGroupIds": ["sg-1"]}]"#),
            ("ImageId", ""),
        ]);
        let params = read(&fields, &filled).unwrap();
        assert_eq!(
            Value::Object(params),
            json!({
                "RegionId": "cn-hangzhou",
                "SecurityGroupIds": ["sg-1", "sg-2"],
                "SystemDisk": {"Category": "cloud_essd"},
                "Tag": [{"Key": "team", "Value": "web"}, {"Key": "stage"}],
                "NetworkInterface": [{"VSwitchId": "vsw-1", "SecurityGroupIds": ["sg-1"]}],
            })
        );
    }

    #[test]
    fn what_is_no_json_is_named() {
        let fields = fields("alibaba", "ecs", "RunInstances");
        let refused = read(&fields, &filled(&[("NetworkInterface", "[{")])).unwrap_err();
        assert!(refused.name == "NetworkInterface" && refused.why.contains("line 1"), "{refused:?}");
    }

    /// An example that a form changes would teach something else than the reference.
    #[test]
    fn the_example_of_every_operation_goes_through_its_form_unchanged() {
        for operation in interface::operations() {
            let fields = shape::fields(&operation.input());
            let example = Filled(operation.example.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect());
            let shown = draw(language::english(), &fields, &example, "").into_string();
            let sent = Filled(sent(&shown));
            let params = read(&fields, &sent).unwrap();
            let place = format!("{}/{}/{}", operation.cloud, operation.product, operation.name);
            assert_eq!(sorted(&Value::Object(params)), sorted(&super::super::example::body(operation)), "{place}");
        }
    }

    fn sorted(value: &Value) -> Value {
        match value {
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
                fields.sort_by(|one, other| one.0.cmp(&other.0));
                fields.into_iter().collect()
            }
            Value::Array(items) => items.iter().map(sorted).collect(),
            // A list may be written as one JSON text; both read alike.
            Value::String(text) if text.starts_with('[') => {
                serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into())
            }
            value => value.clone(),
        }
    }

    /// What a browser sends of a form that nobody touched.
    fn sent(markup: &str) -> Vec<(String, String)> {
        let plain =
            |text: &str| text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let attribute = |tag: &str, name: &str| {
            let start = tag.split_once(&format!(" {name}=\""))?.1;
            start.split_once('"').map(|(value, _)| plain(value))
        };
        let mut found = Vec::new();
        for piece in markup.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap();
            let name = || attribute(tag, "name").and_then(|name| name.strip_prefix(PREFIX).map(str::to_owned));
            if tag.starts_with("input") {
                found.extend(name().map(|name| (name, attribute(tag, "value").unwrap_or_default())));
            } else if tag.starts_with("textarea") {
                found.extend(name().map(|name| (name, plain(text.strip_prefix('\n').unwrap_or(text)))));
            } else if tag.starts_with("select") {
                found.extend(name().map(|name| (name, String::new())));
            } else if tag.starts_with("option") && tag.contains(" selected") {
                let value = attribute(tag, "value").unwrap_or_default();
                found.last_mut().unwrap().1 = value;
            }
        }
        found
    }

    #[test]
    fn hostile_values_come_out_as_text() {
        let fields = fields("alibaba", "ram", "CreateUser");
        let hostile = "\"><script>alert(1)</script>\u{202e}";
        let shown = draw(language::english(), &fields, &filled(&[("UserName", hostile), ("DisplayName", hostile)]), "");
        let shown = shown.into_string();
        assert!(!shown.contains("<script>") && shown.contains("&lt;script&gt;"), "{shown}");
    }

    #[test]
    fn one_more_row_is_drawn_where_it_is_asked_for() {
        let fields = fields("alibaba", "ecs", "CreateSecurityGroup");
        let given = filled(&[("Tag.1.Key", "a"), ("Tag.2.Key", "b")]);
        let rows = |more| draw(language::english(), &fields, &given, more).into_string().matches(".Value\"").count();
        assert!(rows("Tag") > rows(""));
    }
}

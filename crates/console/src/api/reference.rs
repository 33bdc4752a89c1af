//! Parameters and replies as tables.

use maud::{Markup, html};

use super::shape::{Field, Kind};
use crate::language::Words;

/// A sentence whose back-ticks stand around code.
pub(crate) fn code_in(said: &str) -> Markup {
    html! {
        @for (number, part) in said.split('`').enumerate() {
            @if number % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// What an operation says of itself, which is English in every language of the console.
pub(super) fn english(words: &Words, said: &str) -> Markup {
    html! { span lang=[(words.tag != "en").then_some("en")] { (code_in(said)) } }
}

/// What is to be known of fields, and of everything below them.
pub(super) fn table(words: &Words, caption: &str, fields: &[Field], asked: bool) -> Markup {
    let mut rows = Vec::new();
    collect(fields, "", &mut rows);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table.fields {
                thead { tr {
                    th scope="col" { (words.t("api-name")) }
                    th scope="col" { (words.t("api-type")) }
                    @if asked { th scope="col" { (words.t("api-is-required")) } }
                    th scope="col" { (words.t("api-what")) }
                } }
                tbody {
                    @for (name, field) in &rows {
                        tr {
                            th scope="row" { code { (name) } }
                            td { span.type { (field.kind.name()) } }
                            @if asked { td { @if field.required { (words.t("api-yes")) } @else { (words.t("api-no")) } } }
                            td { (what(words, field)) }
                        }
                    }
                }
            }
        }
    }
}

fn what(words: &Words, field: &Field) -> Markup {
    let choices = match &field.kind {
        Kind::Choice(choices) => choices.as_slice(),
        Kind::List(of) => match &**of {
            Kind::Choice(choices) => choices.as_slice(),
            _ => &[],
        },
        _ => &[],
    };
    html! {
        (english(words, &field.said))
        @if field.unbuilt { " " em { (words.t("api-unbuilt")) } }
        @if field.secret { " " em { (words.t("api-secret")) } }
        @if !choices.is_empty() {
            ul.choices { @for (text, said) in choices { li { code { (text) } @if !said.is_empty() { " – " (english(words, said)) } } } }
        }
    }
}

/// Fields with their whole names. `N` stands for the number of an item, as in the vendors' references.
fn collect<'f>(fields: &'f [Field], before: &str, rows: &mut Vec<(String, &'f Field)>) {
    for field in fields {
        let mut name = format!("{before}{}", field.name);
        let mut kind = &field.kind;
        let mut below = String::new();
        while let Kind::List(of) = kind {
            below.push_str(".N");
            kind = of;
        }
        name.push_str(&below);
        rows.push((name.clone(), field));
        if let Kind::Structure(fields) = kind {
            name.push('.');
            collect(fields, &name, rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_requests() {
        let operation = interface::operation("alibaba", "ecs", "RunInstances").unwrap();
        let fields = super::super::shape::fields(&operation.input());
        let mut rows = Vec::new();
        collect(&fields, "", &mut rows);
        let names: Vec<_> = rows.iter().map(|(name, _)| name.as_str()).collect();
        for name in ["RegionId", "SystemDisk.Category", "Tag.N", "Tag.N.Key", "NetworkInterface.N.SecurityGroupIds.N"] {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
    }

    #[test]
    fn back_ticks_stand_around_code() {
        let shown = code_in("Either `a<b>` or `c`.").into_string();
        assert_eq!(shown, "Either <code>a&lt;b&gt;</code> or <code>c</code>.");
    }
}

//! Every operation of both clouds, product by product.

use axum::extract::Query;
use axum::response::Response;
use interface::{Operation, operations};
use maud::{Markup, html};
use serde::Deserialize;

use super::reference::english;
use crate::frame::{self, Section};
use crate::language::Words;
use crate::visitor::{Guest, Visitor};

/// What somebody looks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    /// Words that all stand in the name, the sentence or the names of the parameters.
    q: String,
    /// Name of a cloud; both clouds when it is empty.
    cloud: String,
}

/// `GET api`
pub(super) async fn show(guest: Guest, visitor: Option<Visitor>, Query(search): Query<Search>) -> Response {
    let body = draw(guest.words, &search);
    frame::public_page(&guest, visitor.as_ref(), Section::Api, &guest.words.t("api-title"), &body)
}

/// The operations of one product that fit.
type Product<'o> = (&'o str, &'o str, Vec<&'o Operation>);

fn fitting(search: &Search) -> Vec<Product<'static>> {
    let wanted: Vec<_> = search.q.split_whitespace().map(str::to_lowercase).collect();
    let mut products: Vec<Product<'static>> = Vec::new();
    for operation in operations() {
        if !(search.cloud.is_empty() || search.cloud == operation.cloud) || !fits(operation, &wanted) {
            continue;
        }
        match products.last_mut() {
            Some((cloud, product, found)) if *cloud == operation.cloud && *product == operation.product => {
                found.push(operation);
            }
            _ => products.push((operation.cloud, operation.product, vec![operation])),
        }
    }
    products
}

fn fits(operation: &Operation, wanted: &[String]) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let Operation { product, name, sentence, parameters, .. } = operation;
    let mut text = format!("{product}:{name} {product} {sentence}").to_lowercase();
    for parameter in *parameters {
        text.push(' ');
        text.push_str(&parameter.to_lowercase());
    }
    wanted.iter().all(|word| text.contains(word))
}

fn draw(words: &Words, search: &Search) -> Markup {
    let products = fitting(search);
    let count: usize = products.iter().map(|(_, _, found)| found.len()).sum();
    let id = |cloud: &str, product: &str| format!("{cloud}-{product}");
    html! {
        p.lead { (words.t("api-lead")) }
        form.filter method="get" action="/console/api" role="search" {
            label { (words.t("api-search")) input type="search" name="q" value=(search.q) spellcheck="false"; }
            label { (words.t("sign-in-cloud"))
                select name="cloud" {
                    option value="" { (words.t("api-both-clouds")) }
                    @for cloud in ["alibaba", "kingsoft"] {
                        option value=(cloud) selected[search.cloud == cloud] { (frame::cloud_name(words, cloud)) }
                    }
                }
            }
            button { (words.t("api-find")) }
            a.button href="/_yunbox/openapi.json" { "OpenAPI" }
        }
        p.hint role="status" { (words.with("api-count", &[("count", &count.to_string())])) }
        @if products.len() > 1 {
            nav.jumps aria-label=(words.t("api-products")) {
                ul {
                    @for (cloud, product, found) in &products {
                        li { a href={"#" (id(cloud, product))} { (product) " " span.number { (found.len()) } } }
                    }
                }
            }
        }
        @for (cloud, product, found) in &products {
            section aria-labelledby=(id(cloud, product)) {
                h2 id=(id(cloud, product)) { (product) " " span.of { (frame::cloud_name(words, cloud)) " · " (found.first().map_or("", |one| one.version)) } }
                dl.operations {
                    @for operation in found {
                        dt { a href={"/console/api/" (cloud) "/" (product) "/" (operation.name)} { (operation.name) } }
                        dd { (english(words, &operation.sentence)) }
                    }
                }
            }
        }
        @if products.is_empty() {
            (frame::empty(&words.t("api-none"), &html! { p { a href="/console/api" { (words.t("api-all")) } } }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn found(q: &str, cloud: &str) -> Vec<&'static str> {
        let search = Search { q: q.to_owned(), cloud: cloud.to_owned() };
        fitting(&search).into_iter().flat_map(|(_, _, found)| found.into_iter().map(|one| one.name)).collect()
    }

    #[test]
    fn names_sentences_and_parameters_are_searched() {
        assert_eq!(found("", "").len(), operations().len());
        assert_eq!(found("ram:getrole", ""), ["GetRole"]);
        assert!(found("IamRoleName", "").contains(&"RunInstances"));
        assert!(found("role", "kingsoft").len() < found("role", "").len());
        assert!(found("there is no such thing", "").is_empty());
    }

    #[test]
    fn what_is_searched_for_comes_out_as_text() {
        let search = Search { q: "\"><b>".to_owned(), cloud: "<i>".to_owned() };
        let shown = draw(language::english(), &search).into_string();
        assert!(!shown.contains("<b>") && !shown.contains("<i>") && shown.contains("&gt;&lt;b&gt;"), "{shown}");
    }
}

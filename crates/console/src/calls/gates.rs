//! The gates of a decision: what a request has to pass, from outside in.

use maud::{Markup, html};
use policy_engine::{Effect, Explanation, Failure, Layer, LayerReport, Outcome, PolicyReport, Source, StatementReport};

use super::document;
use crate::language::Words;

/// The gates as frames in each other. The request passes each, or stops at one.
pub(super) fn draw(words: &Words, explanation: &Explanation) -> Markup {
    nested(words, explanation, &explanation.walk)
}

fn nested(words: &Words, explanation: &Explanation, gates: &[LayerReport]) -> Markup {
    let Some((gate, inner)) = gates.split_first() else { return end(words, explanation) };
    let passes = gate.outcome.is_allow();
    let decides = explanation.decision.layer == gate.layer;
    // A deny is looked for in every gate first, so one that lets nothing pass need not be the last word.
    let class = if passes {
        "passes"
    } else if decides {
        "stops"
    } else {
        "silent"
    };
    html! {
        div.gate.(class) {
            h4 {
                (layer_name(words, gate.layer))
                " "
                span.outcome { (words.t(match gate.outcome {
                    Outcome::Allow => "gates-passes",
                    Outcome::ExplicitDeny => "gates-denies",
                    Outcome::ImplicitDeny => "gates-nothing-allows",
                })) }
            }
            @if gate.policies.is_empty() { p.hint { (words.t("gates-no-policy")) } }
            @for report in &gate.policies { (policy(words, explanation, report)) }
            (nested(words, explanation, inner))
        }
    }
}

/// Where the request ends.
fn end(words: &Words, explanation: &Explanation) -> Markup {
    let allowed = explanation.decision.outcome.is_allow();
    html! {
        p.end.(if allowed { "allowed" } else { "refused" }) {
            span aria-hidden="true" { (if allowed { "➜ ✓" } else { "➜ ✕" }) }
            " "
            (words.t(if allowed { "gates-reached" } else { "gates-stopped" }))
            " "
            code.resource dir="ltr" { (explanation.request.resource) }
        }
    }
}

fn policy(words: &Words, explanation: &Explanation, report: &PolicyReport) -> Markup {
    let decides = explanation.deciding.as_ref().is_some_and(|deciding| deciding.source == report.source);
    let near = explanation.nearest_misses.iter().any(|miss| miss.statement.source == report.source);
    let matched = report.statements.iter().filter(|statement| statement.matched).count();
    let (total, matched) = (report.statements.len().to_string(), matched.to_string());
    html! {
        details.policy open[decides || near] {
            summary {
                (source_name(words, &report.source))
                " "
                span.hint { (words.with("gates-statements", &[("matched", &matched), ("total", &total)])) }
            }
            (document::draw(report))
            ol.statements {
                @for statement in &report.statements { li { (draw_statement(words, statement)) } }
            }
        }
    }
}

fn draw_statement(words: &Words, statement: &StatementReport) -> Markup {
    html! {
        span.effect.(match statement.effect { Effect::Allow => "allows", Effect::Deny => "denies" }) {
            (statement.effect.as_str())
        }
        @if let Some(sid) = &statement.sid { " " code { (sid) } }
        " "
        @match &statement.failure {
            None => span { (words.t("gates-matches")) },
            Some(failure) => (draw_failure(words, failure)),
        }
    }
}

/// What an element asks for, and what the request has.
pub(super) fn draw_failure(words: &Words, failure: &Failure) -> Markup {
    let values = |values: &[std::sync::Arc<str>]| {
        html! {
            @if values.is_empty() { em { (words.t("gates-absent")) } }
            @for (place, value) in values.iter().take(8).enumerate() {
                @if place > 0 { " " }
                code dir="ltr" { (value) }
            }
            @if values.len() > 8 { " …" }
        }
    };
    html! {
        span.failure {
            strong {
                (document::name(failure.element))
                @if let Some(key) = &failure.key { " " code { (key) } }
                @if let Some(operator) = &failure.operator { " (" (operator) ")" }
            }
            ": "
            (words.t(why(failure.why)))
            dl.asked {
                dt { (words.t("gates-asked")) } dd { (values(&failure.asked)) }
                dt { (words.t("gates-seen")) } dd { (values(&failure.saw)) }
            }
        }
    }
}

/// The key of what stands between an element and a request. Each is one of the engine's sentences.
fn why(said: &str) -> &'static str {
    match said {
        "the caller is not named" => "gates-not-named",
        "the action is one of the exceptions" => "gates-excepted",
        "no pattern fits the action" => "gates-other-action",
        "the call has no resource of its own, only `*` fits" => "gates-no-resource",
        "no pattern fits the resource" => "gates-other-resource",
        "the request does not carry the key" => "gates-no-key",
        "the value cannot be read by the operator" => "gates-unreadable",
        "the value is one of those ruled out" => "gates-ruled-out",
        _ => "gates-other-value",
    }
}

/// The name of a gate.
pub(super) fn layer_name(words: &Words, layer: Layer) -> String {
    words.t(match layer {
        Layer::Root => "layer-root",
        Layer::Unguarded => "layer-unguarded",
        Layer::Control => "layer-control",
        Layer::Session => "layer-session",
        Layer::AccountIdentity => "layer-identity",
        Layer::ResourceGroupIdentity => "layer-resource-group",
        Layer::Resource => "layer-resource",
    })
}

/// A policy and what it is attached to.
pub(super) fn source_name(words: &Words, source: &Source) -> Markup {
    use policy_engine::{AttachedTo, SourceKind};
    let kind = words.t(match source.kind {
        SourceKind::System => "policy-system",
        SourceKind::Custom => "policy-custom",
        SourceKind::Session => "policy-session",
        SourceKind::Trust => "policy-trust",
        SourceKind::Control => "policy-control",
        SourceKind::Resource => "policy-resource",
    });
    let (of, name) = match &source.attached_to {
        AttachedTo::User(name) => ("attached-user", &**name),
        AttachedTo::Group(name) => ("attached-group", &**name),
        AttachedTo::Role(name) => ("attached-role", &**name),
        AttachedTo::Session => ("attached-session", ""),
        AttachedTo::Account(name) => ("attached-account", &**name),
        AttachedTo::Folder(name) => ("attached-folder", &**name),
        AttachedTo::Resource(name) => ("attached-resource", &**name),
    };
    html! {
        span.source {
            (kind) " " code { (source.name) }
            @if let Some(version) = &source.version { " " span.hint { (version) } }
            " " span.hint { (words.with(of, &[("name", name)])) }
        }
    }
}

/// One sentence that says who had the last word.
pub(super) fn reason(words: &Words, explanation: &Explanation) -> Markup {
    if let Some(deciding) = &explanation.deciding {
        let key = match deciding.effect {
            Effect::Allow => "reason-allows",
            Effect::Deny => "reason-denies",
        };
        let number = (deciding.index + 1).to_string();
        return html! { (words.with(key, &[("number", &number)])) " " (source_name(words, &deciding.source)) };
    }
    let foreign = explanation.request.principal_account != explanation.request.resource_account;
    let key = match explanation.decision.layer {
        Layer::Root if explanation.decision.outcome.is_allow() => "reason-root",
        Layer::Root => "reason-root-assumes",
        Layer::Unguarded => "reason-unguarded",
        Layer::AccountIdentity if foreign => "reason-foreign",
        Layer::Control => "reason-control",
        Layer::Session => "reason-session",
        Layer::AccountIdentity => "reason-identity",
        Layer::ResourceGroupIdentity => "reason-resource-group",
        Layer::Resource => "reason-resource",
    };
    html! { (words.t(key)) }
}

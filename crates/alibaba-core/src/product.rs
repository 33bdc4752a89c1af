//! What a product is.

use wire::Route;

/// One product.
#[derive(Debug)]
pub struct Product {
    /// Name, as clients and documents write it.
    pub name: &'static str,
    /// Version of its interface.
    pub version: &'static str,
    /// First label of its hosts.
    pub host: &'static str,
    /// Its operations.
    pub routes: &'static [Route],
    /// How its operations are called by method and path, where they are (the vendor's ROA style). Empty for the products whose
    /// calls name the operation (the RPC style).
    pub paths: &'static [Path],
}

/// A method and a path that stand for an operation.
#[derive(Debug)]
pub struct Path {
    /// Method.
    pub method: &'static str,
    /// Path, in which `{name}` stands for a parameter that is one segment of it.
    pub path: &'static str,
    /// Name of the operation.
    pub operation: &'static str,
}

impl Path {
    /// The parameters in a path that has this form, still encoded as the path has them.
    fn parameters<'p>(&self, path: &'p str) -> Option<Vec<(&'static str, &'p str)>> {
        let (mut form, mut given) = (self.path.split('/'), path.split('/'));
        let mut parameters = Vec::new();
        loop {
            match (form.next(), given.next()) {
                (None, None) => return Some(parameters),
                (Some(form), Some(given)) => match form.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                    Some(name) if !given.is_empty() => parameters.push((name, given)),
                    None if form == given => {}
                    _ => return None,
                },
                _ => return None,
            }
        }
    }
}

impl Product {
    /// The operation of this name, in whatever letter case: Terraform's provider writes `UnTagResources` where the vendor's
    /// pages write `UntagResources`.
    pub fn route(&self, action: &str) -> Option<&'static Route> {
        self.routes.iter().find(|route| route.name.eq_ignore_ascii_case(action))
    }

    /// The operation that a method and a path stand for, and the parameters in the path.
    pub fn called<'p>(&self, method: &str, path: &'p str) -> Option<(&'static str, Vec<(&'static str, &'p str)>)> {
        let fits = |form: &Path| Some((form.operation, form.parameters(path)?));
        self.paths.iter().filter(|form| form.method == method).find_map(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static PRODUCT: Product = Product {
        name: "Things",
        version: "2026-01-01",
        host: "things",
        routes: &[],
        paths: &[
            Path { method: "GET", path: "/v/things", operation: "ListThings" },
            Path { method: "GET", path: "/v/things/{thingName}", operation: "GetThing" },
            Path { method: "PUT", path: "/v/things/{thingName}/parts/{part}", operation: "UpdatePart" },
        ],
    };

    #[test]
    fn a_path_stands_for_an_operation_and_holds_its_parameters() {
        assert_eq!(PRODUCT.called("GET", "/v/things"), Some(("ListThings", vec![])));
        assert_eq!(PRODUCT.called("GET", "/v/things/a"), Some(("GetThing", vec![("thingName", "a")])));
        let part = PRODUCT.called("PUT", "/v/things/a%20b/parts/2");
        assert_eq!(part, Some(("UpdatePart", vec![("thingName", "a%20b"), ("part", "2")])));
        for (method, path) in [("POST", "/v/things"), ("GET", "/v/things/"), ("GET", "/v/things/a/b"), ("GET", "/")] {
            assert_eq!(PRODUCT.called(method, path), None, "{method} {path}");
        }
    }
}

"""Lets clients behind the proxy of `yunbox exec --proxy` trust the sandbox: see `proxied.rs`."""

import os
import sys

try:
    import certifi
    import certifi.core

    def where(bundle=os.environ["REQUESTS_CA_BUNDLE"]):
        return bundle

    certifi.where = certifi.core.where = where
except (ImportError, KeyError):
    pass

# The module of this name that would have been imported if this one were not there.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [path for path in sys.path if os.path.abspath(path) != here]
this = sys.modules.pop(__name__)
try:
    import sitecustomize  # noqa: F401
except ImportError:
    sys.modules[__name__] = this

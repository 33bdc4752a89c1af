//! A change of policy, tried on the calls of the trail.

"""How far the property tests look: shortly and always the same in `make test`, far and each time anew in `make fuzz`."""

from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

PROFILE = "test"
_FURTHER = 25

settings.register_profile(
    PROFILE, deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60, derandomize=True
)
settings.register_profile(
    "fuzz",
    settings.get_profile(PROFILE),
    max_examples=60 * _FURTHER,
    derandomize=False,
    print_blob=True,
    database=DirectoryBasedExampleDatabase(".hypothesis/examples"),  # what has failed is tried again first
)


def examples(count: int) -> settings:
    """Settings for a test that wants another number of examples than the profile: `count` of them in `make test`."""
    further = _FURTHER if settings.get_current_profile_name() == "fuzz" else 1
    return settings(max_examples=count * further)

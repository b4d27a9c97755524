# The few things a maintainer types.

# Run every test.
test *ARGS:
    uv run pytest -n auto {{ARGS}}

# Check style, types and floors.
lint:
    uv run ruff check .
    uv run ruff format --check .
    uv run mypy
    uv run lint-imports

# Make the papers of this repository.
build:
    uv run constitution-tool build

# Measure speed and memory; the peer that Word is measured against is fetched for it.
bench *ARGS:
    uv run --with "python-redlines[docxodus]==2.0.0" python benchmarks/run.py {{ARGS}}

# Everything the server checks.
ci:
    bash .ci/run

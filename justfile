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

# Measure speed and memory.
bench:
    uv run python benchmarks/run.py

# Everything the server checks.
ci:
    bash .ci/run

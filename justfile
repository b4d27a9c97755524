# The few things a maintainer types.

# Run every test.
test *ARGS:
    uv run pytest -n auto {{ARGS}}

# Hunt for what breaks a Word file: fifty times the examples, and every judge.
hunt *ARGS:
    uv run pytest -n auto --hypothesis-profile=hunt tests/laws/test_law_05_flow.py tests/unit/publish/test_word_any_flow.py tests/oracles/test_word_any_amendments.py tests/oracles/test_word_pandoc_all.py tests/oracles/test_word_histories.py {{ARGS}}

# Switch off each refusal in turn, and see that a test misses it (before a release; minutes).
mutate *ARGS:
    uv run python tests/mutation/run.py {{ARGS}}

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

#!/bin/sh
# Shows what `edition publish` has added to permalinks/; with an argument, commits and pushes it (the publishing workflow).
set -eu

if [ -z "$(git status --porcelain -- permalinks)" ]; then
    echo "permalinks/ is committed as it stands."
    exit 0
fi
git status --short -- permalinks
if [ -z "${1:-}" ]; then
    echo "Not committed. PUBLISH=1 commits and pushes."
    exit 0
fi
git add -- permalinks
git -c user.name="publishing workflow" -c user.email="publishing@edition.invalid" \
    commit --quiet --message "Record what was published" -- permalinks
git push --quiet

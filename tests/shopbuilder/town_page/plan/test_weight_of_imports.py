"""The web process never loads what only imports need."""

import subprocess
import sys


def test_a_web_process_does_not_load_shapely() -> None:
    code = "import sys, shopbuilder.app; print('shapely' in sys.modules, 'numpy' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["False", "False"]

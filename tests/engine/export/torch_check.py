"""torch_check.py: what PyTorch makes of exported programs.

    /usr/bin/python3 torch_check.py FOLDER DATA

FOLDER has networks.json, a list of modules and of how many images each is to read, and pixels.bin, [n, 28, 28] bytes.
Written are NAME.json, the probabilities and digits of each module, and, after an epoch on the images of DATA, by one
process and by two, one.safetensors and two.safetensors of those that are to train.
"""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import torch

FOLDER, DATA = Path(sys.argv[1]), sys.argv[2]
torch.set_num_threads(1)
sys.path.insert(0, str(FOLDER))
pixels = torch.frombuffer(bytearray((FOLDER / 'pixels.bin').read_bytes()), dtype=torch.uint8).reshape(-1, 28, 28)

for name, count, trains in json.loads((FOLDER / 'networks.json').read_text()):
    module = importlib.import_module(name)
    model = module.load()
    probabilities, _ = module.classify(model, pixels[:count])
    answers = {'probabilities': probabilities.tolist(), 'digits': module.read(model, pixels[:count])}
    (FOLDER / f'{name}.json').write_text(json.dumps(answers))
    if 'one' in trains:
        sys.argv = [f'{name}.py', '--data', DATA, '--epochs', '1', '--save', str(FOLDER / f'{name}-one.safetensors')]
        module.main()
    if 'two' in trains:
        # Of an eighth process, which there is not: with Python 3.11, torchrun 1.13 fails without a choice here.
        choice = ['--redirects', '7:1', '--tee', '7:1']
        launch = [sys.executable, '-m', 'torch.distributed.run', '--standalone', '--nproc_per_node', '2', *choice]
        subprocess.run([*launch, str(FOLDER / f'{name}.py'), *sys.argv[1:-1],
                        str(FOLDER / f'{name}-two.safetensors')], check=True)

// pytorch-code.js — the parts of the exported PyTorch program that do not depend on the network, by what needs them.

/** Files of weights: the format is a header in JSON and the numbers. */
export const FILES = `
def read_weights(path):
    """The tensors of a .safetensors file by name, and its settings."""
    content = bytearray(Path(path).read_bytes())
    (length,) = struct.unpack_from('<Q', content)
    header = json.loads(content[8:8 + length])
    settings = header.pop('__metadata__', {})
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + at for at in entry['data_offsets'])
        if entry['dtype'] == 'F32':
            values = torch.frombuffer(content[begin:end], dtype=torch.float32)
            tensors[name] = values.reshape(entry['shape'])
    return tensors, settings


def write_weights(path, tensors, settings):
    header, blocks, at = {'__metadata__': settings}, [], 0
    for name, tensor in tensors.items():
        if tensor.dtype != torch.float32:  # the counters of batch normalisation
            continue
        blocks.append(tensor.detach().cpu().contiguous().numpy().tobytes())
        header[name] = {'dtype': 'F32', 'shape': list(tensor.shape),
                        'data_offsets': [at, at + len(blocks[-1])]}
        at += len(blocks[-1])
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    Path(path).write_bytes(struct.pack('<Q', len(text)) + text + b''.join(blocks))


def load(path=None):
    """The network with its trained weights."""
    model = Network()
    missing, unknown = model.load_state_dict(read_weights(path or WEIGHTS)[0], strict=False)
    missing = [name for name in missing if not name.endswith('num_batches_tracked')]
    if missing or unknown:
        raise SystemExit(f'these weights are of another network: {missing + unknown}')
    return model.eval()
`;

/** The data set, as MNIST's makers publish it. */
export const DATA = `
def read_idx(folder, part, kind):
    """The file whose name has one of the words of each: 'train', 't10k' and 'images', 'labels'."""
    words = {'train': ['train'], 'test': ['t10k', 'test'],
             'images': ['images', 'idx3'], 'labels': ['labels', 'idx1']}
    for path in sorted(Path(folder).iterdir()):
        if all(any(word in path.name for word in words[each]) for each in (part, kind)):
            content = path.read_bytes()
            content = gzip.decompress(content) if content[:2] == b'\\x1f\\x8b' else content
            sizes = struct.unpack_from(f'>{content[3]}I', content, 4)
            numbers = torch.frombuffer(bytearray(content[4 + 4 * len(sizes):]), dtype=torch.uint8)
            return numbers.reshape(sizes)
    raise SystemExit(f'{folder} has no file of the {part} {kind}')


def read_data(folder, part):
    """Images of the digits that the network tells apart, and the class of each."""
    images, labels = (read_idx(folder, part, kind) for kind in ('images', 'labels'))
    chosen = torch.tensor([label in CLASSES for label in labels.tolist()])
    classes = torch.tensor([DIGITS.index(label) for label in labels[chosen].tolist()])
    return images[chosen], classes


def count_of(text, images):
    """A number of images that may be a share, such as 20%."""
    if text == 'all':
        return images
    return round(float(text[:-1]) / 100 * images) if text.endswith('%') else int(text)


def split(images, classes):
    """Validation images come first, training images behind them."""
    order = torch.arange(len(images))
    if SETTINGS['split_seed']:  # another draw than in Digit Lab
        order = torch.randperm(len(images), generator=torch.Generator().manual_seed(SETTINGS['split_seed']))
    held_out = count_of(SETTINGS['validation'], len(images))
    count = count_of(SETTINGS['train'], len(images))
    parts = order[:held_out], order[held_out:held_out + count]
    return [(images[part], classes[part]) for part in parts]
`;

/** By schedule, as schedules.js has them. @type {Record<string, string>} */
export const SCHEDULES = {
  constant: `
def schedule(step, steps):
    """The factor of the learning rate."""
    return 1.0
`,
  step: `
def schedule(step, steps):
    """The factor of the learning rate: 0.1 from half of the run on, 0.01 from three quarters on."""
    return 1.0 if 2 * step < steps else 0.1 if 4 * step < 3 * steps else 0.01
`,
  cosine: `
def schedule(step, steps):
    """The factor of the learning rate: half a cosine from 1 towards 0."""
    return (1 + math.cos(math.pi * step / steps)) / 2
`,
  'one-cycle': `
def schedule(step, steps):
    """The factor of the learning rate: up for 30 % of the run, then down, along half a cosine each."""
    def fall(share):
        return (1 + math.cos(math.pi * share)) / 2
    peak, start = 0.3 * steps - 1, 1 / 25
    if step < peak:
        return 1 - (1 - start) * fall(step / peak)
    return start / 10_000 + (1 - start / 10_000) * fall((step - peak) / max(steps - 1 - peak, 1e-9))
`,
};

const MOMENTUM = `
class Momentum(torch.optim.Optimizer):
    """As Keras defines it: the velocity has the learning rate in it."""

    def __init__(self, groups, lr, nesterov):
        super().__init__(groups, {'lr': lr})
        self.nesterov = nesterov

    def step(self, closure):
        closure()
        with torch.no_grad():
            for group in self.param_groups:
                for p in group['params']:
                    velocity = self.state[p].get('velocity', torch.zeros_like(p))
                    velocity = self.state[p]['velocity'] = 0.9 * velocity - group['lr'] * p.grad
                    p += 0.9 * velocity - group['lr'] * p.grad if self.nesterov else velocity
`;

const FTRL = `
class Ftrl(torch.optim.Optimizer):
    """As Keras defines it, with its defaults."""

    def __init__(self, groups, lr):
        super().__init__(groups, {'lr': lr})

    def step(self, closure):
        closure()
        with torch.no_grad():
            for group in self.param_groups:
                for p in group['params']:
                    state, root = self.state[p], -1 / group['lr']
                    if not state:  # so that it begins at the trained weights
                        n = torch.full_like(p, 0.1)
                        state.update(n=n, linear=p * n.sqrt() * root)
                    n = state['n'] + p.grad ** 2
                    state['linear'] += p.grad - (n.sqrt() - state['n'].sqrt()) / group['lr'] * p
                    state['n'] = n
                    p.copy_(state['linear'] / n.sqrt() / root)
`;

/** By optimizer, how it is made, with Keras' defaults, and the class that it needs. @type {Record<string, { make: string, code?: string }>} */
export const OPTIMIZERS = {
  sgd: { make: 'torch.optim.SGD(groups, lr=rate)' },
  momentum: { make: 'Momentum(groups, lr=rate, nesterov=False)', code: MOMENTUM },
  nesterov: { make: 'Momentum(groups, lr=rate, nesterov=True)', code: MOMENTUM },
  adagrad: { make: 'torch.optim.Adagrad(groups, lr=rate, initial_accumulator_value=0.1, eps=1e-7)' },
  adadelta: { make: 'torch.optim.Adadelta(groups, lr=rate, rho=0.95, eps=1e-7)' },
  rmsprop: { make: 'torch.optim.RMSprop(groups, lr=rate, alpha=0.9, eps=1e-7)' },
  adam: { make: 'torch.optim.Adam(groups, lr=rate, eps=1e-7)' },
  adamw: { make: 'torch.optim.AdamW(groups, lr=rate, eps=1e-7)' },
  ftrl: { make: 'Ftrl(groups, lr=rate)', code: FTRL },
  lbfgs: {
    make: `torch.optim.LBFGS(model.parameters(), max_iter=1, history_size=10,
                             line_search_fn='strong_wolfe')`,
  },
};

/** Changes training images at random, as augment.c does, with PyTorch's own interpolation. */
export const AUGMENTATION = `
def augment(images, generator):
    """[n, 28, 28] numbers 0 ... 255 as other hands might have written them."""
    shift, turn, size, slant, elastic, stroke = SETTINGS['augment']
    count, side = len(images), images.shape[-1]
    def draw(reach, *shape):
        return reach * (2 * torch.rand(count, *shape, generator=generator).to(images.device) - 1)
    lines = draw(stroke, 1, 1, 1) / 2
    x = images[:, None]
    for _ in range(math.ceil(stroke / 2)):  # each edge moves by a pixel at most
        share = lines.clamp(-1, 1)
        lines = lines - share
        wider, thinner = cross(x), 255 - cross(255 - x)
        x = torch.where(share > 0, x + (wider - x) * share, x + (x - thinner) * share)
    angle, lean = torch.deg2rad(draw(turn)), torch.tan(torch.deg2rad(draw(slant)))
    scale, cosine, sine = 1 + draw(size), torch.cos(angle), torch.sin(angle)
    rows = torch.stack([cosine + sine * lean, sine - cosine * lean, -sine, cosine], 1).reshape(-1, 2, 2)
    back = rows / scale[:, None, None]
    moved = -(back @ draw(shift, 2, 1)) * 2 / side
    grid = F.affine_grid(torch.cat([back, moved], 2), x.shape, align_corners=False)
    nodes = draw(elastic, 2, 5, 5) * 2 / side
    grid = grid + F.interpolate(nodes, x.shape[-2:], mode='bilinear', align_corners=True).permute(0, 2, 3, 1)
    return F.grid_sample(x, grid, align_corners=False)[:, 0]


def cross(x):
    """The largest of each pixel and its four neighbours."""
    tall, wide = F.max_pool2d(x, (3, 1), 1, (1, 0)), F.max_pool2d(x, (1, 3), 1, (0, 1))
    return torch.maximum(tall, wide)
`;

/** Training, on one machine or on several. */
export const TRAINING = `
class Averages:
    """Exponential averages of all weights, which are saved and evaluated."""

    def __init__(self, model):
        self.model, self.steps = model, 0
        self.values = {name: value.clone() for name, value in model.state_dict().items()
                       if value.is_floating_point()}

    def update(self):
        self.steps += 1
        decay = min(SETTINGS['average'], (1 + self.steps) / (10 + self.steps))
        for name, value in self.model.state_dict().items():
            if name in self.values:
                self.values[name] = self.values[name] * decay + value * (1 - decay)


def sum_over_processes(tensors):
    """Replaces each tensor by its sum over all processes of torchrun."""
    if WORLD == 1:
        return
    flat = torch.cat([tensor.flatten() for tensor in tensors])
    dist.all_reduce(flat)
    for tensor, total in zip(tensors, flat.split([tensor.numel() for tensor in tensors])):
        tensor.copy_(total.reshape(tensor.shape))


def train(model, images, classes, epochs, after_epoch=lambda epoch, loss, weights: None):
    """Trains on. Processes of torchrun share each batch and have the same weights after each step."""
    torch.manual_seed(SETTINGS['seed'] + RANK)
    kernels = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() == 1]
    decay = SETTINGS['l2'] if SETTINGS['optimizer'] == 'adamw' else 0.0
    penalty = 0.0 if decay else SETTINGS['l2']
    groups = [{'params': kernels, 'weight_decay': decay}, {'params': others, 'weight_decay': 0.0}]
    optimizer = make_optimizer(model, [group for group in groups if group['params']], SETTINGS['rate'])
    averages = Averages(model) if SETTINGS['average'] else None
    size = min(SETTINGS['batch'] or len(images), len(images))
    steps = -(-len(images) // size)
    for epoch in range(epochs):
        model.train()
        generator = torch.Generator().manual_seed(SETTINGS['seed'] + epoch)
        order, total = torch.randperm(len(images), generator=generator), 0.0
        for step in range(steps):
            batch = order[step * size:(step + 1) * size]
            own = batch[RANK::WORLD]
            share, own = len(own) / len(batch), own.repeat(2) if len(own) == 1 else own
            inputs = images[own].to(DEVICE).float()
            if any(SETTINGS['augment']) and SETTINGS['optimizer'] != 'lbfgs' and share:
                inputs = augment(inputs, None if WORLD > 1 else generator)
            losses = []

            def closure():
                optimizer.zero_grad(set_to_none=False)
                loss = sum((k ** 2).sum() for k in kernels) * (penalty / 2 / WORLD)
                if share:
                    found = loss_of(model(inputs), classes[own].to(DEVICE)) * share
                    loss = loss + found
                    losses.append(found.detach())
                if loss.requires_grad:
                    loss.backward()
                for p in model.parameters():
                    p.grad = torch.zeros_like(p) if p.grad is None else p.grad
                sum_over_processes([p.grad for p in model.parameters()])
                clip([p.grad for p in model.parameters()])
                value = loss.detach().clone()
                sum_over_processes([value])
                return value

            for group in optimizer.param_groups:
                if SETTINGS['optimizer'] != 'lbfgs':
                    group['lr'] = SETTINGS['rate'] * schedule(epoch * steps + step, epochs * steps)
                if SETTINGS['optimizer'] in ('adam', 'adamw'):  # Keras adds it before the correction
                    group['eps'] = 1e-7 / (1 - 0.999 ** (epoch * steps + step + 1)) ** 0.5
            optimizer.step(closure)
            total += float(losses[0]) * len(batch) if losses else 0.0
            if averages:
                averages.update()
        share_statistics(model, averages)
        loss = torch.tensor([total / len(images)])
        sum_over_processes([loss])
        after_epoch(epoch + 1, float(loss), averages.values if averages else model.state_dict())


def clip(gradients):
    """Makes all gradients together no longer than the setting says; 0 leaves them as they are."""
    if SETTINGS['clip']:
        norm = torch.cat([gradient.flatten() for gradient in gradients]).norm()
        for gradient in gradients:
            gradient *= SETTINGS['clip'] / norm.clamp(min=SETTINGS['clip'])


def share_statistics(model, averages):
    """Each process has normalised its own share of the batches: all go on with the mean of that."""
    buffers = [buffer for buffer in model.buffers() if buffer.is_floating_point()]
    if averages:
        buffers += [value for name, value in averages.values.items() if 'running' in name]
    if buffers and WORLD > 1:
        for buffer in buffers:
            buffer /= WORLD
        sum_over_processes(buffers)


def main():
    parser = argparse.ArgumentParser(description='Trains the network on, with the settings that it was trained with.')
    parser.add_argument('--data', required=True, help='folder with the four IDX files of MNIST, gzip or not')
    parser.add_argument('--epochs', type=int, default=SETTINGS['epochs'])
    parser.add_argument('--load', default=WEIGHTS, help='weights to begin with')
    parser.add_argument('--save', help='where the trained weights go, .safetensors')
    options = parser.parse_args()
    if WORLD > 1:
        dist.init_process_group('nccl' if DEVICE.type == 'cuda' else 'gloo')
    model = load(options.load).to(DEVICE)
    held_out, (images, classes) = split(*read_data(options.data, 'train'))
    tested = held_out if len(held_out[0]) else read_data(options.data, 'test')

    def after_epoch(epoch, loss, weights):
        if RANK == 0:
            judged = Network().to(DEVICE)
            judged.load_state_dict(weights, strict=False)
            print(f'epoch {epoch}: loss {loss:.4f}, validation accuracy {accuracy(judged, *tested):.4f}', flush=True)
            if options.save:
                write_weights(options.save, weights, read_weights(options.load)[1])

    train(model, images, classes, options.epochs, after_epoch)
    if WORLD > 1:
        dist.destroy_process_group()


if __name__ == '__main__':
    main()
`;

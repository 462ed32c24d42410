# What is said about an answer, hints, and the names in formulas
hint-output_shape-1-Conv2D = The last size is how many filters there are. Then ask: does the window, sliding over the picture, lose cells at the border?
hint-output_shape-1-pool = Each window leaves one value. How many windows fit next to each other? The maps are pooled one by one.
hint-output_shape-1-global-pool = Each map leaves one value. How many maps are there?
hint-output_shape-1-Flatten = Nothing is lost and nothing is added: count the values that come in.
hint-output_shape-1-Dense = { $reads ->
    [rows] One value for each unit, at each place.
   *[all] One value for each unit.
  }
hint-output_shape-1-conv = Ask of each axis what the sliding window makes of its size. Then ask how many maps come out.
hint-output_shape-1 = { $same ->
    [true] Every value stays in its place.
   *[false] Which of the sizes that it reads does this layer change, and how?
  }
hint-params-1-Conv2D = A filter has a weight for each cell of its window, in each map of its input, and then one bias.
hint-params-1-pool = What would it have to learn, to { $keeps ->
    [mean] take the mean of a window
   *[largest] find the largest value of a window
  }?
hint-params-1-global-pool = What would it have to learn, to { $keeps ->
    [mean] take the mean of a map
   *[largest] find the largest value of a map
  }?
hint-params-1-Flatten = What would it have to learn, to put numbers in a row?
hint-params-1-Dense = Each unit has one weight for each input, and one bias.
hint-params-1-conv = A filter has a weight for each cell of its window, in each map that it reads, and then there are the biases.
hint-params-1 = What would this layer have to learn?
hint-params-1-Embedding = It is a table: a row for each word, as long as its output is.
hint-params-1-LSTM = It has four sets of weights. Each reads the input and what the layer itself put out a step before, and has biases.
hint-params-1-GRU = It has three sets of weights. Each reads the input and what the layer itself put out a step before, and has biases: two for each unit with reset_after.
hint-params-1-MultiHeadAttention = Query, key and value go through a projection for each head, and one more leads back. Each is a Dense layer: kernel and biases.
hint-receptive_field-1 = A value of the first layer sees as many cells as its window has. Each further window adds its cells but one.
hint-total_params-1 = The total is the sum of the rows above it.
hint-changed_rows-1 = Which numbers does a count consist of: window, input channels and filters, or inputs and units? Which of them are others now?
hint-changed_rows-1-no-padding = A convolution counts its window, its input channels and its filters. Is the size of the picture among them? And what does Dense count?
hint-changed_rows-1-max-pooling = { hint-changed_rows-1-no-padding }
hint-reduction-1 = How many parameters have gone, as a part of how many there were?
hint-kept_rows-1 = Go down the column Output Shape first: where does it differ from the model before? Then look at Param # of those rows.
hint-output_shape-2-Conv2D = The listing has the window and the padding. Without padding, a window of { $window } does not fit at every cell of { $input }.
hint-output_shape-2-pool = It reads { $input }. The window and its stride are in the listing.
hint-output_shape-2-global-pool = It reads { $input }.
hint-output_shape-2-Flatten = It reads { $input }: multiply its sizes.
hint-output_shape-2-Dense = The units are the first argument in the listing.
hint-output_shape-2 = It reads { $input }.
hint-params-2-Conv2D = Filters and window are in the listing. How deep a filter is, the layer before says: it reads { $input }.
hint-params-2-pool = Look for numbers in it that training could change. Window and stride are chosen, not learned.
hint-params-2-global-pool = Look for numbers in it that training could change.
hint-params-2-Flatten = It reads { $input } and hands on the same values.
hint-params-2-Dense = { $reads ->
    [rows] The units are in the listing; the inputs are the { $features } values of one place.
   *[all] The units are in the listing; the inputs are what it reads: { $input }.
  }
hint-params-2 = It reads { $input }.
hint-receptive_field-2 = A cell that is added counts as many cells of the picture as the strides before it make together; a dilated window reaches over its gaps.
hint-total_params-2 = All of them stand in the column Param # of the summary.
hint-changed_rows-2 = The listing says what each layer counts. A row may also change because the layer before hands on something else.
hint-changed_rows-2-no-padding = The listing says what each layer counts. Only Dense reads every cell of every map.
hint-changed_rows-2-max-pooling = { hint-changed_rows-2-no-padding }
hint-reduction-2 = Both totals stand above. Take the difference and divide by the first model.
hint-kept_rows-2 = Both summaries stand side by side under Compare. A row with another shape and the same count is one.
hint-formula-open = These are the numbers that belong together:
hint-formula-full = With the numbers of this layer:
worked = The working:
right-alone = Yes, { $answer }.
right-shown = It is { $answer }.
right-rows = Only there another number goes into the count.
right-rows-no-padding = Only what depends on the size of the maps changes.
right-rows-max-pooling = { right-rows-no-padding }
right-kept = The size of what they put out does not enter their count.
right-kept-no-padding = A filter is learned once and used at every place, and Flatten learns nothing: how large the maps are does not enter their count.
right-kept-max-pooling = Flatten learns nothing, however many values it hands on. Dense has weights for each of them, so it pays.
kept-extra = { $rows }: not both. Its Output Shape must be another one, and its Param # the same.
kept-missing = { $count ->
    [one] One more row has another shape and the same count.
   *[other] { $count } more rows have another shape and the same count.
  }
rows-filled = These cells stay as they were, so they are filled: { $rows }.
file-differs-input_shape = The file says that { $layer } reads { $file }; from its layers follows { $counted }.
file-differs-weights = The file lists the weights { $file } for { $layer }; from its arguments follow { $counted }.
more-like-these = { $count } more like these
every-question = Ask every row: { $count } questions
rows-missing = { $count ->
    [one] One more row changes.
   *[other] { $count } more rows change.
  } Ask of each row: is one of the numbers in its count another than before?
rows-missing-no-padding = { $count ->
    [one] One more row changes.
   *[other] { $count } more rows change.
  } Ask of each row: does its count depend on the size of the picture?
rows-missing-max-pooling = { rows-missing-no-padding }
rows-extra = { $rows } { $count ->
    [one] keeps its count
   *[other] keep their counts
  }: every number that goes into it is the same in both models.
rows-extra-no-padding = { $rows } { $count ->
    [one] keeps its count
   *[other] keep their counts
  }: a filter is as large as its window, however large the picture is.
rows-extra-max-pooling = { rows-extra-no-padding }
rows-extra-none = { $rows } { $count ->
    [one] keeps its count
   *[other] keep their counts
  }: there is nothing to learn in it.
understood-unreadable = I could not read “{ $text }” as a { $kind }. Your text is kept.
understood-empty = Type a { $kind } first.
understood-ambiguous = “{ $text }” can be read in two ways. Which do you mean?
kind-number = number
kind-shape = shape
kind-percent = percentage
wrong-plain = { $answer } is not it.
contains-map = { $answer } = { $product }: the values of one map of { $layer }.
contains-outputs = { $answer } = { $product }: all values that { $layer } puts out.
contains-inputs = { $answer } = { $product }: all values that { $layer } reads.
contains-window = { $answer } = { $product }: the cells of one window.
contains-one = { $answer } = { $product }: { $labels }.
contains-factors = { $answer } = { $product }: { $labels }.
contains-one-factor = { $answer } is one of the numbers that belong in it: { $labels }.
contains-nearest = { $answer } is not it. The product of its numbers that comes nearest is { $product } = { $value }: { $labels }.
contains-layers = { $value } is { $layers } together.
contains-sizes = { $count ->
    [one] { $right } is right; look again at the others.
   *[other] { $right } are right; look again at the rest.
  }
wrong-shape-length = “{ $answer }” has { $typed } of the { $count } sizes of this output: type all of them, without the batch.
wrong-shape-long = “{ $answer }” has { $typed } sizes, but this output has { $count ->
    [one] only one
   *[other] only { $count }
  }, without the batch.
wrong-unknown-next = Hold it against the parts of the formula:
cause-in-rows = { $value } comes out with { $parts }.
cause-row = { $part } for { $layer }
cause-row-before = { $part } for { $layer } of the first model
cause-two = { $value } is two mistakes at once: { $first }; { $second }.
wrong-or = It could also be:
wrong-own-factors = You used { $factors }.
factor-missing = Missing: { $labels }.
term-missing = The { $weight } is missing.
word-and = and
dim-kernel_height = height
dim-kernel_width = width
dim-kernel_depth = depth
dim-kernel_size = window
dim-input_channels = input channels
dim-filters = filters
dim-input_features = inputs
dim-depth_multiplier = depth multiplier
dim-units = units
dim-height = height
dim-width = width
dim-depth = depth
dim-steps = steps
dim-channels = channels
dim-features = features
dim-size = size
dim-gates = gates
dim-recurrent_units = units before
dim-recurrent_filters = filters before
dim-bias_sets = sets of biases
dim-input_dim = rows
dim-output_dim = numbers a row
dim-heads = heads
dim-key_dim = key size
dim-value_dim = value size
dim-output_features = outputs
dim-batch = samples
dim-bias = biases
dim-padding = padding
dim-window = window
dim-output_padding = output padding
dim-stride = stride
dim-jump = steps before
dim-rounded-down = rounded down
dim-rows-before = rows before
dim-columns-before = columns before
dim-channel = map
dim-place = place
dim-before = before
dim-after = after
why-no-params-pool = { $keeps ->
    [mean] It takes the mean of each window: there is nothing to learn.
   *[largest] It picks the largest value of each window: there is nothing to learn.
  }
why-no-params-global-pool = { $keeps ->
    [mean] It takes the mean of each map: there is nothing to learn.
   *[largest] It picks the largest value of each map: there is nothing to learn.
  }
why-no-params-Flatten = It only puts the values in a row: there is nothing to learn.
why-no-params = There is nothing to learn in it.
share-kernel = weights
share-depthwise_kernel = weights for each channel
share-pointwise_kernel = weights across channels
share-bias = biases
weight-kernel = kernel
weight-depthwise_kernel = depthwise kernel
weight-pointwise_kernel = pointwise kernel
weight-bias = bias
weight-recurrent_kernel = recurrent kernel
weight-gamma = gamma
weight-beta = beta
weight-moving_mean = moving mean
weight-moving_variance = moving variance
weight-moving_stddev = moving deviation
weight-renorm_mean = renorm mean
weight-renorm_stddev = renorm deviation
weight-alpha = alpha
weight-embeddings = embeddings
weight-scale = scale
weight-mean = mean
weight-variance = variance
weight-count = count
weight-concat_score_weight = score weight
picture-filters = { $filters } filters, each with { $depth } slices of { $window } weights{ $bias ->
    [true] {" "}and one bias
   *[false] {""}
  }
picture-units = { $units } units, each with { $inputs } weights{ $bias ->
    [true] {" "}and one bias
   *[false] {""}
  }
picture-statistics = { $channels } channels, each with { $trained } trained numbers and { $kept } that are only kept
picture-census = Look at each of them
next-lesson = Go on: { $lesson }
go-own = Do this with my own model
go-compare = Compare the three models
lesson-done-title = The summary is complete
lesson-done-cells = { $count } of { $count } cells are filled: { $parts }.
lesson-done-predictions = { $count ->
    [one] The prediction
   *[other] The { $count } predictions
  } of what changes: { $parts }.
lesson-done-others = { $count ->
    [one] One more question
   *[other] { $count } more questions
  }: { $parts }.
lesson-done-first = { $of ->
    [one] right at the first try
   *[other] { $count } right at the first try
  }
lesson-done-helped = { $of ->
    [one] right after a wrong try or guess, or a hint
   *[other] { $count } after a wrong try or guess, or a hint
  }
lesson-done-filled = { $count } filled by your prediction
lesson-done-shown = { $of ->
    [one] shown
   *[other] { $count } shown
  }
lesson-done-mistakes = Behind more than one wrong answer:
lesson-done-mistake = { $name } ({ $count } answers).
lesson-done-exercise = An exercise on it: { $skill }
save-json = Save my results (JSON)
save-csv = Save my results (CSV)
trace-row-softmax = softmax reads { trace-row-all } together: e is raised to each of them, and each gets its share of the sum.
trace-row-log_softmax = log_softmax reads { trace-row-all } together: e is raised to each of them, and the logarithm of the sum is taken off.
trace-row-sparsemax = sparsemax reads { trace-row-all } together: the same is taken off each, so that what is left above zero adds up to one.
trace-row-title = What { $activation } makes of all values
trace-row-unit = unit
trace-row-value = value
trace-row-all = { $count ->
    [2] both
   *[other] all { $count }
  }
trace-power = e to its power
trace-power-less = e to the power of it less { $shift }
trace-share = share of { trace-row-all }
trace-largest = the largest
trace-logarithm = logarithm of the sum
trace-bound = taken off each
example-of = Worked example, step { $step } of { $steps }
example-title = How many parameters have { $filters } filters of { $window } that read { $depth } maps?
example-1 = A filter looks through a window of { $window } cells. It has one weight for each of them.
example-2 = It reads { $depth } maps at once, so it has such a slice for each: { $depth } slices.
example-3 = It adds up what it sees, and then one more number of its own: the bias, the dot beside it.
example-4 = The layer has { $filters } such filters, and none shares its numbers with another: { $params } parameters.
example-next = Next step
example-back = Back
example-skip = Skip
example-now = Now I try
insight = { $layer } has { $percent } % of all parameters.
insight-zero-padding = { $percent } % of all parameters sit in { $layer }: the convolutions are small, whatever the size of the picture.
insight-no-padding = Without padding the maps shrink, and only { $layer } counts their values: the convolutions keep their parameters.
insight-max-pooling = Pooling has no parameters, and saves the most: it leaves { $layer } fewer values to read.
insight-save = Save this as a card (SVG)
insight-card = { $first } of { $count } cells right at the first try

# Follow-up questions, what they lead to, fresh exercises and design tasks.
ask-factor = { $label ->
    [input_features] How many inputs does each unit of { $layer } read?
    [input_channels] How many channels does each filter of { $layer } read?
    [filters] How many filters has { $layer }?
    [units] How many units has { $layer }?
   *[other] In { $layer }, how large is this factor of its { $weight }: { $name }?
  }
ask-biases = How many biases does { $layer } have?
ask-weights_of_one = How many weights does one filter or unit of { $layer } have, without its bias?
ask-weights = How many weights does { $layer } have, without the biases?
ask-kernel_shape = What shape has the kernel of { $layer }: first the sizes of its window, then what one filter or unit reads, then how many of them there are?
ask-all_shapes = What are the output shapes of all layers up to { $layer }, one after the other?
ask-all_terms = How many weights and how many biases does each layer up to { $layer } have? Write them as one sum.
ask-all_params = How many parameters does each layer have? Write them as one sum, in the order of the layers.
answer-hint-shapes = for example (28, 28, 1), (28, 28, 4)
answer-hint-sum = for example 56 + 57 + 2402
ask-trainable_params = How many parameters of the whole model are trained?
ask-trainable_params-layer = How many parameters of { $layer } are trained?
ask-non_trainable_params = How many parameters of the whole model are not trained?
ask-non_trainable_params-layer = How many parameters of { $layer } are not trained?

follow-up = To see where yours comes from, one question more:
follow-up-wrong = Not { $answer }.
first-step = Step by step, then:
follow-up-right = Yes, { $answer }.
settled-alike = On this model, these lead to the same numbers everywhere:
settled-none = Now hold each against the parts of the formula.
carried = Right with your own { $layers }.
carried-next = What is to be looked at again is { $layers }.
slip-digit = The way is right; one digit is not. Go over the calculation again.
slip-transposed = The way is right; two digits have changed places.
slip-carry = The way is right; something was lost when carrying. Go over the calculation again.
slip-sum = All rows are right: add them up once more.
slip-factor_ten = The way is right; there is a zero too many or too few.

skill-one_convolution = One convolution
skill-padding = Padding and size
skill-pooling = Pooling
skill-chain = A whole chain
skill-strides = Strides
skill-dilation = Dilation
skill-groups = Groups
skill-depthwise = Depthwise convolution
skill-separable = Separable convolution
skill-batch_normalization = Batch normalization
skill-frozen = Frozen layers
skill-dense_3d = Dense on a row of vectors
skill-transpose = Transposed convolution
skill-residual = A residual block
skill-global_pooling = Global pooling or Flatten
skill-receptive_field = Receptive field
skill-embedding = Embedding
skill-lstm = LSTM
skill-gru = GRU
skill-attention = Attention
ask-receptive_field = How many cells of the input, along one side, does one output value of { $layer } see?
about-receptive_field = Its receptive field: from the first cell that can change the value to the last. Height and width are alike here.

task-keep_size = Keep the size
about-task-keep_size = Change one argument so that the maps are as large as the picture.
task-exact_params = Hit the number
about-task-exact_params = One convolution with exactly { $params } parameters.
task-halve_params = Half the parameters
about-task-halve_params = Change one argument so that at most { $params } parameters are left.
task-reach_shape = Reach a shape
about-task-reach_shape = Get from { $input } to { $output } with at most { $params } parameters.
task-same_for_less = The same for less
about-task-same_for_less = Keep the output { $output }, with at most { $params } parameters.
task-freeze = Train the head only
about-task-freeze = Keep the model as it is, but train at most { $params } parameters.

check-input_shape = Input { $wanted }
check-output_shape = Output { $wanted }
check-same_layers = The same layers in the same order
check-changed_arguments = { $wanted ->
    [one] At most one argument changed
   *[other] At most { $wanted } arguments changed
  }
check-exact_params = Exactly { $wanted } parameters
check-max_params = At most { $wanted } parameters
check-max_share = At most { $wanted } parameters
check-max_trainable_params = At most { $wanted } trained parameters
check-found = found: { $found }
cost = This model has { $params } parameters, { $difference } against the start.

uses-count = { $count ->
    [one] { $name } is used once in a forward pass.
   *[other] { $name } is used { $count } times in a forward pass.
  }
uses-capped = The first { $shown } of them are shown.

follow-up-open = { $answer } can come about in more than one way.
follow-up-answer = Answer
follow-up-skip = I am not sure
settled-likeliest = Most often:
settled-possible = Perhaps:
settled-several = Perhaps one of these, the likeliest first:
understood-negative = “{ $text }” is { $value }, and a count cannot be negative. Your text is kept.
understood-too_large = “{ $text }” is larger than 9,007,199,254,740,991, the largest count this page can tell. Your text is kept.
understood-division_by_zero = “{ $text }” divides by zero, which gives no number. Your text is kept.
understood-names = “{ $text }” has words or names in it: put their numbers there. Your text is kept.
understood-too_long = “{ $text }…” is too long to be read as a { $kind }. Your text is kept.
kind-sum = sum
wrong-fraction = { $answer } is no whole number, and a count is one.
understood-as = “{ $text }” is read as { $value }.

guess-note = Note my guess
guess-noted = Noted: { $guess }. Nothing is said about it until all guesses are there; until then it can be changed.
guess-all = All guesses are there. This is what they are held against:
guess-title = Guesses
guess-question = Question
guess-yours = Your guess
guess-is = It is
guess-go-on = Work them out

title-practice = Fresh exercises
about-practice = Each exercise is a model of its own. What was missed comes back; a skill is learnt after three successes with other exercises between them.
practice-skill = Skill
practice-automatic = What comes next
practice-now = { $skill }, level { $level }
practice-new = new
practice-missed = comes back
practice-steps = { $done } of { $count }
practice-learnt = learnt
practice-learnt-count = { $learnt } of { $count } skills learnt
practice-clean = Done without help.
practice-again = Done. This skill comes back.
practice-next = Next exercise
practice-other = Another exercise
practice-back = You were sure of this one, so it comes first.
confidence = How sure are you?
confidence-sure = Sure
confidence-not = Not sure
worked-title = { $skill }: one worked out
worked-skip = Skip
worked-go-on = To the exercise
worked-show = Worked example
exercise-seed = Exercise number { $seed }
about-trainable_params = Layers with trainable=False are not trained, and some parameters never are.
about-non_trainable_params = Parameters that training does not change.
hint-trainable_params-1 = Which parameters does training change?
hint-trainable_params-2 = A layer with trainable=False keeps all of its parameters. BatchNormalization keeps its moving mean and variance.
hint-non_trainable_params-1 = Which parameters does training leave alone?
hint-non_trainable_params-2 = A layer with trainable=False keeps all of its parameters. BatchNormalization keeps its moving mean and variance.

title-challenge = Ten questions
about-challenge = One try each, from one convolution to a residual block. The number of the exercise makes the same ten questions for everybody.
challenge-rules = { $count } fresh questions, one try each. The clock runs from the first question to the last answer.
challenge-start = Start
challenge-see = See the result
challenge-result = { $right } of { $count } at the first try
challenge-time = { $minutes } min { $seconds } s
challenge-causes = What was behind the others:
challenge-right = right
challenge-missed = missed
challenge-again = Ten other questions
challenge-same = The same ten again
challenge-link = Copy link to these ten

title-tasks = Build it yourself
about-tasks = Change the model until every line of the list is met. Every model that meets them is right.
design-task = Task
design-seed = Another one
design-model = Your model
design-checks = What is wanted
design-tries = Your tries
design-no-tries = Check the model to see what it costs.
design-check = Check this model
design-met = met
design-open = open
design-done = Every line is met.
design-not-yet = Not every line is met yet.
design-try = Try { $number }
design-add = Add a layer
design-remove = Remove { $layer }
design-up = Move { $layer } up
design-down = Move { $layer } down
design-start-again = Back to the start
design-row = { $shape }, { $params } parameters
design-input = Input
design-trainable = trainable
design-shape-hint = numbers with commas
design-some = { $met } of { $count } lines are met.
challenge-copy = Copy the result
copy-refused = This page may not copy; save the results as a file instead.

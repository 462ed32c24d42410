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
ask-trainable_params = How many parameters of the whole model are trained?
ask-non_trainable_params = How many parameters of the whole model are not trained?
ask-non_trainable_params-layer = How many parameters of { $layer } are not trained?

follow-up = To see where this comes from, one question more:
follow-up-right = Yes, { $answer }.
settled-alike = On this model, these lead to the same numbers everywhere:
settled-none = Your answers do not go together with one mistake. Hold each against the parts of the formula.
carried = Right with your own { $layers }.
carried-next = What is to be looked at again is { $layers }.
slip-digit = The way is right; one digit is not. Check the sum.
slip-transposed = The way is right; two digits have changed places.
slip-carry = The way is right; something was lost when carrying. Check the sum.
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

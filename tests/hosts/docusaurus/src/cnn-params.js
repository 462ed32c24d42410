import 'cnn-params/define';
